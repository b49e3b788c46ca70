# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner, IntegerParameter

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    hyperparameters={"epochs": 2},
    output_path="s3://demo-bucket/out",
)
from sagemaker.tuner import WarmStartConfig, WarmStartTypes

warm = WarmStartConfig(WarmStartTypes.IDENTICAL_DATA_AND_ALGORITHM, parents={"existing"})
tuner = HyperparameterTuner(
    estimator,
    "accuracy",
    {"depth": IntegerParameter(2, 8)},
    [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    max_jobs=2,
    warm_start_config=warm,
)
tuner.fit({"train": "s3://demo-bucket/train"}, job_name="warm")
