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
from sagemaker.model_monitor import DataCaptureConfig

predictor = model.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.xlarge",
    endpoint_name="churn",
    data_capture_config=DataCaptureConfig(
        enable_capture=True,
        sampling_percentage=50,
        destination_s3_uri="s3://demo-bucket/capture",
        capture_options=["REQUEST", "RESPONSE"],
        csv_content_types=["text/csv"],
    ),
)
