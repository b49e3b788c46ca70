# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.serverless import ServerlessInferenceConfig

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit("s3://demo-bucket/train")
predictor = estimator.deploy(
    serverless_inference_config=ServerlessInferenceConfig(memory_size_in_mb=2048, max_concurrency=5),
    endpoint_name="churn",
)
