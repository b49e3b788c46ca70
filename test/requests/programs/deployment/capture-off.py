# expect: equal
from sagemaker.model_monitor import DataCaptureConfig
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
model = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    name="churn",
    sagemaker_session=session,
)
model.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.large",
    endpoint_name="churn",
    data_capture_config=DataCaptureConfig(
        enable_capture=False, sampling_percentage=0, destination_s3_uri="s3://demo-bucket/capture"
    ),
)
