# expect: equal
from sagemaker.estimator import Estimator

estimator = Estimator(
    "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    "arn:aws:iam::123456789012:role/demo",
    2,
    "ml.c5.2xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train", "validation": "s3://demo-bucket/validation"}, wait=False)
