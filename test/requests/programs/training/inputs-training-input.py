# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=2,
    instance_type="ml.m5.xlarge",
    input_mode="Pipe",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
train = TrainingInput(
    "s3://demo-bucket/train",
    distribution="ShardedByS3Key",
    content_type="text/csv",
    compression="Gzip",
    record_wrapping="RecordIO",
    input_mode="File",
)
validation = TrainingInput(s3_data="s3://demo-bucket/validation", content_type="csv", s3_data_type="S3Prefix")
estimator.fit({"train": train, "validation": validation})
