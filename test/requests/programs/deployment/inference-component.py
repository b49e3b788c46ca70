# expect: equal
import sagemaker
from sagemaker.model import Model
from sagemaker.predictor import Predictor

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
from sagemaker.compute_resource_requirements.resource_requirements import ResourceRequirements
from sagemaker.enums import EndpointType

model = Model(image_uri=image, model_data="s3://demo-bucket/model.tar.gz", role=role, name="part", sagemaker_session=session, predictor_cls=Predictor)
predictor = model.deploy(
    initial_instance_count=1,
    instance_type="ml.g5.2xlarge",
    endpoint_name="shared",
    endpoint_type=EndpointType.INFERENCE_COMPONENT_BASED,
    inference_component_name="part",
    managed_instance_scaling={"Status": "ENABLED", "MinInstanceCount": 1, "MaxInstanceCount": 2},
    resources=ResourceRequirements(requests={"num_cpus": 1, "memory": 1024, "copies": 1}),
)
print(predictor.predict(b"1,2", initial_args={"ContentType": "text/csv"}))
predictor.delete_predictor()
