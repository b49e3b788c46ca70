# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.serializers import JSONSerializer

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
    initial_instance_count=1,
    instance_type="ml.m5.large",
    endpoint_name="churn",
    model_name="churn-model",
    serializer=JSONSerializer(),
    tags=[{"Key": "team", "Value": "vision"}],
)
print(predictor.endpoint_name)
print(predictor.predict({"rows": [1, 2]}))
