# expect: equal
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.serializers import CSVSerializer
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner, IntegerParameter

session = sagemaker.Session()
role = sagemaker.get_execution_role()
image = sagemaker.image_uris.retrieve("xgboost", session.boto_region_name, "1.7-1")
xgb = Estimator(
    image,
    role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    sagemaker_session=session,
)
xgb.set_hyperparameters(objective="binary:logistic", num_round=100)
tuner = HyperparameterTuner(
    estimator=xgb,
    objective_metric_name="validation:auc",
    objective_type="Maximize",
    hyperparameter_ranges={
        "max_depth": IntegerParameter(3, 10),
        "eta": ContinuousParameter(0.01, 0.3),
        "gamma": ContinuousParameter(0, 5),
    },
    max_jobs=20,
    max_parallel_jobs=3,
    strategy="Bayesian",
    early_stopping_type="Auto",
)
tuner.fit(
    {
        "train": TrainingInput("s3://demo-bucket/train", content_type="csv"),
        "validation": TrainingInput("s3://demo-bucket/validation", content_type="csv"),
    },
    wait=False,
)
print(tuner.latest_tuning_job.name)
tuner.wait()
best = tuner.best_training_job()
print(best)
frame = tuner.analytics().dataframe()
print(frame.sort_values("FinalObjectiveValue", ascending=False).iloc[0]["FinalObjectiveValue"], tuner.objective_metric_name)
predictor = tuner.deploy(initial_instance_count=1, instance_type="ml.m5.large", serializer=CSVSerializer(), endpoint_name="best")
print(predictor.predict([[1, 2, 3]]))
predictor.delete_endpoint()
