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
from sagemaker.serverless import ServerlessInferenceConfig

predictor = model.deploy(
    endpoint_name="churn",
    serverless_inference_config=ServerlessInferenceConfig(
        memory_size_in_mb=4096, max_concurrency=5, provisioned_concurrency=2
    ),
)
