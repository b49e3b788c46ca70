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
)
tuner = HyperparameterTuner(
    estimator,
    "accuracy",
    {"depth": IntegerParameter(2, 8)},
    [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    max_jobs=2,
    base_tuning_job_name="results",
)
tuner.fit({"train": "s3://demo-bucket/train"}, include_cls_metadata=False)
print(tuner.latest_tuning_job.name)
print(tuner.best_training_job())
print(tuner.describe()["HyperParameterTuningJobStatus"])
print(tuner.describe()["BestTrainingJob"]["TrainingJobName"])
print(tuner.best_estimator().model_data)
tuner.stop_tuning_job()
