# expect: equal
# The ARN comes out of an answer, and the session is made in place.
import boto3
from sagemaker import ModelPackage, Session

client = boto3.client("sagemaker")
answer = client.describe_model_package(
    ModelPackageName="arn:aws:sagemaker:us-west-2:123456789012:model-package/existing/1"
)
model = ModelPackage(
    role="arn:aws:iam::123456789012:role/demo",
    model_package_arn=answer["ModelPackageArn"],
    sagemaker_session=Session(),
)
model.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="described")
