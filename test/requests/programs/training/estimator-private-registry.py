# expect: equal
from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    training_repository_access_mode="Vpc",
    training_repository_credentials_provider_arn="arn:aws:lambda:us-west-2:123456789012:function:login",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
