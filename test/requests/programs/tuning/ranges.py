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
tuner = HyperparameterTuner(
    estimator,
    objective_metric_name="accuracy",
    hyperparameter_ranges={
        "eta": ContinuousParameter(0.01, 0.2, scaling_type="Logarithmic"),
        "depth": IntegerParameter(2, 8),
        "booster": CategoricalParameter(["gbtree", "dart"]),
    },
    metric_definitions=[{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    strategy="Random",
    objective_type="Maximize",
    max_jobs=4,
    max_parallel_jobs=2,
    early_stopping_type="Auto",
    base_tuning_job_name="ranges",
)
tuner.fit({"train": "s3://demo-bucket/train"})
print(tuner.best_training_job())
