# expect: equal
from sagemaker.pytorch import PyTorchModel

model = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="code/inference.py",
    framework_version="2.3",
    py_version="py311",
    name="churn",
)
model.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="churn")
