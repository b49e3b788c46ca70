# expect: material
from sagemaker.tensorflow import TensorFlow

estimator = TensorFlow(
    entry_point="train.py",
    source_dir="src",
    framework_version="2.12",
    py_version="py310",
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.g5.xlarge",
    instance_count=1,
    model_dir=False,
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
