# expect: equal
from sagemaker.pytorch import PyTorchModel

model = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="code",
    framework_version="2.3",
    py_version="py311",
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.g5.xlarge", endpoint_name="churn")
print(predictor.predict([[1.0, 2.0]]))
predictor.delete_endpoint()
