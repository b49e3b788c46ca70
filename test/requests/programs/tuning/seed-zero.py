# expect: material
from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    hyperparameters={"epochs": 2},
)
tuner = HyperparameterTuner(
    estimator,
    "accuracy",
    {"depth": IntegerParameter(2, 8)},
    [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    random_seed=0,
    max_jobs=2,
)
tuner.fit({"train": "s3://demo-bucket/train"})
