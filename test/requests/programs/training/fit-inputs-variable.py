# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
bucket = "demo-bucket"
channels = {
    "train": TrainingInput(f"s3://{bucket}/train", content_type="text/csv"),
    "validation": TrainingInput(f"s3://{bucket}/validation", content_type="text/csv"),
}
estimator.fit(channels)
