# expect: material
# A toolkit whose metrics V2 knew, folders beside the source, and the name of the job read back.
from sagemaker.rl import RLEstimator, RLFramework, RLToolkit

estimator = RLEstimator(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    entry_point="train.py",
    source_dir="src",
    dependencies=["code"],
    toolkit=RLToolkit.COACH,
    toolkit_version="0.11.0",
    framework=RLFramework.MXNET,
    base_job_name="rl-cart",
    hyperparameters={"RLCOACH_PRESET": "preset", "save_model": 1},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit(wait=False)
print(estimator._current_job_name.startswith("rl-cart"))

metrics = RLEstimator.default_metric_definitions(RLToolkit.RAY)
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
known = RLEstimator(
    "train.py",
    image_uri=image,
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    metric_definitions=metrics,
    disable_profiler=True,
    debugger_hook_config=False,
)
known.fit("s3://demo-bucket/train")
