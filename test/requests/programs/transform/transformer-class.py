# expect: equal
from sagemaker.transformer import Transformer

transformer = Transformer(
    model_name="existing",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/batch-out",
    base_transform_job_name="rows",
    env={"STAGE": "dev"},
    tags=[{"Key": "team", "Value": "vision"}],
)
transformer.transform("s3://demo-bucket/batch", job_name="rows-1")
