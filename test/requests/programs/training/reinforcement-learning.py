# expect: material
from sagemaker.rl import RLEstimator, RLFramework, RLToolkit

estimator = RLEstimator(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    toolkit=RLToolkit.RAY,
    toolkit_version="1.6.0",
    framework=RLFramework.PYTORCH,
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
