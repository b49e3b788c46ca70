# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
model = Model(image_uri=image, model_data="s3://demo-bucket/model.tar.gz", role=role, env={"LOG": "1"}, sagemaker_session=session)
definition = model.prepare_container_def(instance_type="ml.m5.large")
print(definition)
session.create_model("defined", role, definition)
