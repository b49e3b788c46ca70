# expect: material
from sagemaker.tensorflow import TensorFlowModel

model = TensorFlowModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="2.12",
)
package = model.register(
    content_types=["application/json"],
    response_types=["application/json"],
    inference_instances=["ml.g4dn.xlarge", "ml.m5.large"],
    transform_instances=["ml.m5.large"],
    model_package_group_name="existing",
    approval_status="Approved",
)
print(package.model_package_arn)
