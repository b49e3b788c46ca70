# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
from sagemaker.deserializers import CSVDeserializer
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

model = Model(
    image,
    "s3://demo-bucket/model.tar.gz",
    role,
    Predictor,
    {"STAGE": "dev"},
    "churn",
    None,
    session,
    image_config={"RepositoryAccessMode": "Vpc"},
)
predictor = model.deploy(
    1,
    "ml.m5.xlarge",
    CSVSerializer(),
    CSVDeserializer(),
    endpoint_name="churn",
    tags={"team": "vision"},
    routing_config={"RoutingStrategy": "LEAST_OUTSTANDING_REQUESTS"},
    inference_ami_version="al2-ami-sagemaker-inference-gpu-2",
    endpoint_logging=False,
    update_endpoint=False,
)
print(predictor.predict([[1, 2], [3, 4]]))
