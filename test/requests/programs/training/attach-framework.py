# expect: material
# The job of a framework's estimator, looked at again under another variable and by another class.
import sagemaker
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn import SKLearn
from sagemaker.huggingface import HuggingFace

estimator = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="2.0.0",
    py_version="py310",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    hyperparameters={"epochs": 2, "name": "demo", "flags": ["a", True]},
)
estimator.fit({"train": "s3://demo-bucket/train"}, wait=False)
estimator = PyTorch.attach(estimator.latest_training_job.name)
print(estimator.latest_training_job.name == estimator._current_job_name)
print(estimator.training_job_analytics.name == estimator.latest_training_job.job_name)
print(estimator.instance_type, estimator.instance_count)
