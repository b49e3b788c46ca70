# expect: equal
from sagemaker.model import Model
from sagemaker.pipeline import PipelineModel

role = "arn:aws:iam::123456789012:role/demo"
first = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/models/a.tar.gz",
    role=role,
    env={"STAGE": "first"},
)
second = Model(image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:2", model_data="s3://demo-bucket/models/b.tar.gz", role=role)
pipeline = PipelineModel(
    models=[first, second],
    role=role,
    name="chain",
    vpc_config={"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
)
transformer = pipeline.transformer(1, "ml.m5.xlarge", output_path="s3://demo-bucket/out")
transformer.transform("s3://demo-bucket/batch", content_type="text/csv")
