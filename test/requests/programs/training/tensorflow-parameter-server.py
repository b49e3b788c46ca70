# expect: material
from sagemaker.tensorflow import TensorFlow

estimator = TensorFlow(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=2,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    framework_version="2.14",
    py_version="py310",
    distribution={"parameter_server": {"enabled": True}},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
