# expect: equal
import os
from sagemaker.pytorch import PyTorchModel
from sagemaker.predictor import Predictor

version = "2.1"
model = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="src",
    framework_version=version,
    py_version="py310",
)
kind = os.environ.get("KIND", "ml.m5.xlarge")
predictor = model.deploy(initial_instance_count=1, instance_type=kind, endpoint_name="late")
print(predictor.predict([[1.0, 2.0]]).shape)
