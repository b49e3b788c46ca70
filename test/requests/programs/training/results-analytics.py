# expect: equal
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.analytics import TrainingJobAnalytics

session = sagemaker.Session()
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    metric_definitions=[{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"}, wait=False)
estimator.latest_training_job.wait()
print(len(estimator.training_job_analytics.dataframe()))
analytics = TrainingJobAnalytics(
    estimator._current_job_name, ["accuracy"], sagemaker_session=session, start_time=None, end_time=None
)
print(len(analytics.dataframe()))
print(estimator.hyperparameters())
