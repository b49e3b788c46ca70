# expect: material
from sagemaker.pytorch import PyTorch

estimator = PyTorch(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=2,
    instance_type="ml.p4d.24xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    framework_version="1.13.1",
    py_version="py39",
    distribution={"smdistributed": {"dataparallel": {"enabled": True}}},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
