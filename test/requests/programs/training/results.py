# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.analytics import TrainingJobAnalytics

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    metric_definitions=[{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    base_job_name="results",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
name = estimator.latest_training_job.name
job = estimator.latest_training_job.describe()
print(name)
print(job["TrainingJobStatus"], job["ModelArtifacts"]["S3ModelArtifacts"])
print(job["BillableTimeInSeconds"], job["ResourceConfig"]["InstanceType"])
print(estimator.model_data, estimator.output_path, estimator.image_uri, estimator.instance_type)
frame = TrainingJobAnalytics(training_job_name=name, metric_names=["accuracy"], period=60).dataframe()
print(len(frame))
