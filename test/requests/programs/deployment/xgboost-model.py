# expect: material
from sagemaker.xgboost.model import XGBoostModel

model = XGBoostModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="code",
    framework_version="1.7-1",
)
model.deploy(1, "ml.m5.large", endpoint_name="churn")
