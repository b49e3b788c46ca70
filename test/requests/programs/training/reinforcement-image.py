# expect: material
from sagemaker.rl import RLEstimator

estimator = RLEstimator(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    hyperparameters={"epochs": 2},
    metric_definitions=[{"Name": "reward", "Regex": "reward=([0-9.]+)"}],
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
