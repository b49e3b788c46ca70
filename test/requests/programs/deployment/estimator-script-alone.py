# expect: material
from sagemaker.sklearn import SKLearn

role = "arn:aws:iam::123456789012:role/demo"
alone = SKLearn(
    entry_point="code/inference.py",
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="1.2-1",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
alone.fit("s3://demo-bucket/train")
alone.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="alone")
