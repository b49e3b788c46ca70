# expect: material
from sagemaker.pytorch import PyTorchModel

model = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="src",
    framework_version="2.3",
    py_version="py311",
    name="churn",
)
package = model.register(
    content_types=["application/json"],
    response_types=["application/json"],
    inference_instances=["ml.m5.large"],
    transform_instances=["ml.m5.large"],
    model_package_group_name="existing",
)
print(package.model_package_arn)
