# expect: material
from sagemaker.sklearn import SKLearn

estimator = SKLearn(
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    framework_version="1.2-1",
    image_uri_region="us-west-2",
    instance_count=1,
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
