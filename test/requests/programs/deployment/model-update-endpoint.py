# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
model = Model(image_uri=image, model_data="s3://demo-bucket/model.tar.gz", role=role, name="next", sagemaker_session=session)
model.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="existing", update_endpoint=True)
again = Model(image_uri=image, model_data="s3://demo-bucket/model.tar.gz", role=role, name="again")
predictor = again.deploy(1, "ml.m5.large", endpoint_name="existing", update_endpoint=True)
