# expect: equal
from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    train_instance_count=1,
    train_instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    train_volume_size=50,
    train_max_run=3600,
    train_use_spot_instances=True,
    train_max_wait=7200,
    train_volume_kms_key="arn:aws:kms:us-west-2:123456789012:key/volume",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
