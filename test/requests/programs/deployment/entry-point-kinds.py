# expect: material
import os
from sagemaker.model import Model
from sagemaker.pytorch import PyTorchModel
from sagemaker.xgboost import XGBoostModel

role = "arn:aws:iam::123456789012:role/demo"
script = os.path.join("code", "inference.py")
one = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role=role,
    entry_point=script,
    framework_version="2.3",
    py_version="py311",
    name="one",
)
one.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="one")
two = XGBoostModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role=role,
    entry_point="code/inference.py",
    framework_version="1.7-1",
    name="two",
)
two.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="two")
