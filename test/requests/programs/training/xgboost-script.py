# expect: material
from sagemaker.xgboost.estimator import XGBoost

estimator = XGBoost(
    entry_point="train.py",
    source_dir="src",
    framework_version="1.7-1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.m5.xlarge",
    instance_count=1,
    hyperparameters={"max_depth": 5},
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
