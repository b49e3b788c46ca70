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
from sagemaker.async_inference import AsyncInferenceConfig

predictor = model.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.xlarge",
    endpoint_name="churn",
    async_inference_config=AsyncInferenceConfig(
        output_path="s3://demo-bucket/async",
        failure_path="s3://demo-bucket/failed",
        max_concurrent_invocations_per_instance=4,
    ),
)
