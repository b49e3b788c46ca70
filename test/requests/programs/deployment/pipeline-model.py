# expect: equal
from sagemaker.model import Model
from sagemaker.pipeline import PipelineModel

role = "arn:aws:iam::123456789012:role/demo"
first = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1", model_data="s3://demo-bucket/models/a.tar.gz", role=role
)
second = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:2", model_data="s3://demo-bucket/models/b.tar.gz", role=role
)
pipeline = PipelineModel(models=[first, second], role=role, name="chain")
pipeline.deploy(1, "ml.m5.xlarge", endpoint_name="chain")
