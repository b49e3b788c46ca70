# expect: equal
from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit("s3://demo-bucket/train")
transformer = estimator.transformer(
    1,
    "ml.m5.xlarge",
    output_path="s3://demo-bucket/batch-out",
    output_kms_key="arn:aws:kms:us-west-2:123456789012:key/output",
    volume_kms_key="arn:aws:kms:us-west-2:123456789012:key/volume",
    env={"WORKERS": "2"},
    tags=[{"Key": "team", "Value": "vision"}],
    role="arn:aws:iam::123456789012:role/batch",
    model_name="churn-batch",
)
transformer.transform("s3://demo-bucket/batch", content_type="text/csv", split_type="Line", job_name="churn-batch-1")
