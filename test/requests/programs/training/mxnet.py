# expect: material
from sagemaker.mxnet import MXNet

estimator = MXNet(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    framework_version="1.9.0",
    py_version="py38",
    distribution={"parameter_server": {"enabled": True}},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
