# expect: equal
from sagemaker.pytorch import PyTorchModel
from sagemaker.serverless import ServerlessInferenceConfig

serverless = ServerlessInferenceConfig(memory_size_in_mb=4096, max_concurrency=5)
model = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="src",
    framework_version="2.3",
    py_version="py311",
    name="churn",
)
predictor = model.deploy(serverless_inference_config=serverless, endpoint_name="churn")
print(predictor.predict([[1.0, 2.0]]).shape)
predictor.delete_endpoint()
