# expect: material
from sagemaker.pytorch import PyTorch

estimator = PyTorch(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    framework_version="2.3",
    py_version="py311",
    container_log_level=20,
    checkpoint_s3_uri="s3://demo-bucket/checkpoints",
    checkpoint_local_path="/opt/ml/checkpoints",
    enable_sagemaker_metrics=False,
    compiler_config=None,
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
