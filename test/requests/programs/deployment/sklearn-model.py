# expect: material
import sagemaker
from sagemaker.sklearn import SKLearnModel

model = SKLearnModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="code",
    framework_version="1.2-1",
)
predictor = model.deploy(instance_type="ml.m5.large", initial_instance_count=1)
