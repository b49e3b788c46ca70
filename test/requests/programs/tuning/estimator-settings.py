# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    hyperparameters={"epochs": 2},
    use_spot_instances=True,
    max_run=3600,
    max_wait=7200,
    checkpoint_s3_uri="s3://demo-bucket/checkpoints",
    max_retry_attempts=2,
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    environment={"STAGE": "dev"},
    output_kms_key="arn:aws:kms:us-west-2:123456789012:key/output",
    volume_size=50,
    input_mode="FastFile",
)
tuner = HyperparameterTuner(
    estimator,
    "accuracy",
    {"depth": IntegerParameter(2, 8)},
    [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    max_jobs=2,
)
tuner.fit({"train": "s3://demo-bucket/train"})
