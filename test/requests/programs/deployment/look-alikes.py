# expect: equal
from sagemaker.async_inference import AsyncInferenceConfig
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
capture = DataCaptureConfig(enable_capture=True, destination_s3_uri="s3://demo-bucket/capture")
later = AsyncInferenceConfig(output_path="s3://demo-bucket/async", max_concurrent_invocations_per_instance=2)
model.deploy(1, "ml.m5.large", endpoint_name="churn", data_capture_config=capture, async_inference_config=later)
