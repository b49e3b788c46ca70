# expect: material
from sagemaker.estimator import Estimator
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

uses_tuner = False
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    hyperparameters={"epochs": "3"},
)
if uses_tuner:
    tuner = HyperparameterTuner(
        estimator,
        "loss",
        {"rate": ContinuousParameter(0.1, 0.5)},
        metric_definitions=[{"Name": "loss", "Regex": "loss: (.*)"}],
    )
    tuner.fit({"train": "s3://demo-bucket/train"})
else:
    experiment = {"ExperimentName": "churn", "TrialName": "first"}
    experiment["TrialComponentDisplayName"] = "Training"
    estimator.fit(
        {"train": "s3://demo-bucket/train"},  # one channel
        job_name="churn-3",
        experiment_config=experiment,
    )
    print(estimator.latest_training_job.name, estimator.model_data)
