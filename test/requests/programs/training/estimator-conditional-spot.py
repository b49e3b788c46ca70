# expect: equal
from sagemaker.estimator import Estimator

use_spot = True
max_run = 3600
max_wait = 2 * max_run if use_spot else None
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    use_spot_instances=use_spot,
    max_run=max_run,
    max_wait=max_wait,
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
