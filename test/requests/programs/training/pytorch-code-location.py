# expect: equal
from sagemaker.pytorch import PyTorch

estimator = PyTorch(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    code_location="s3://demo-bucket/code",
    framework_version="2.3",
    py_version="py311",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
