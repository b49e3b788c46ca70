# expect: equal
from sagemaker.xgboost import XGBoost

estimator = XGBoost(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    framework_version="1.7-1",
    py_version="py3",
    hyperparameters={"max_depth": 5},
    code_location="s3://demo-bucket/code",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
