# expect: equal
from sagemaker.pytorch import PyTorch

estimator = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="2.3.0",
    py_version="py311",
)
estimator.fit({"train": "s3://demo-bucket/train"}, job_name="script-8")
predictor = estimator.deploy(initial_instance_count=1, instance_type="ml.m5.large")
predictor.delete_endpoint()
