# expect: material
from sagemaker.jumpstart.estimator import JumpStartEstimator

estimator = JumpStartEstimator(
    model_id="demo-trained",
    model_version="*",
    role="arn:aws:iam::123456789012:role/demo",
    hyperparameters={"epoch": "1"},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"training": "s3://demo-bucket/train"})

pattern = JumpStartEstimator(
    model_id="demo-trained",
    model_version="1.*",
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.g5.2xlarge",
    disable_profiler=True,
    debugger_hook_config=False,
)
pattern.fit({"training": "s3://demo-bucket/train"})
