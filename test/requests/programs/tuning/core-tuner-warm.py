# expect: equal
# style: core
from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter, WarmStartConfig, WarmStartTypes

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    use_spot_instances=False,
    enable_network_isolation=False,
    output_kms_key="output-key",
    input_mode="Pipe",
)
warm = WarmStartConfig(WarmStartTypes.TRANSFER_LEARNING, parents={"existing"})
tuner = HyperparameterTuner(
    estimator,
    "loss",
    {"depth": IntegerParameter(2, 8)},
    objective_type="Minimize",
    max_jobs=2,
    strategy="Random",
    early_stopping_type="Auto",
    warm_start_config=warm,
)
tuner.fit("s3://demo-bucket/train", job_name="warm", wait=False)
tuner.wait()
