# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
model = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    sagemaker_session=session,
)
package = model.register(
    content_types=["text/csv"],
    response_types=["text/csv"],
    inference_instances=["ml.m5.xlarge"],
    transform_instances=["ml.m5.xlarge"],
    model_package_group_name="existing",
    approval_status="PendingManualApproval",
    description="churn",
)
print(package.model_package_arn)
