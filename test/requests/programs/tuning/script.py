# expect: material
from sagemaker.pytorch import PyTorch
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner

estimator = PyTorch(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    framework_version="2.3",
    py_version="py311",
    hyperparameters={"epochs": 2, "optimizer": "adam"},
)
tuner = HyperparameterTuner(
    estimator,
    "accuracy",
    {"lr": ContinuousParameter(0.001, 0.1), "batch-size": CategoricalParameter([32, 64])},
    [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    max_jobs=2,
)
tuner.fit({"train": "s3://demo-bucket/train"})
