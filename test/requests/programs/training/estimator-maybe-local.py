# expect: equal
# A switch between local mode and a training job, of which the harness can run the job only.
import os

from sagemaker.estimator import Estimator

local_mode = os.path.exists("local-mode")
if local_mode:
    instance_type = "local"
else:
    instance_type = "ml.c5.xlarge"

estimator = Estimator(
    "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    "arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type=instance_type,
    volume_size=50,
    output_path="s3://demo-bucket/out",
    hyperparameters={"epochs": 1},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
