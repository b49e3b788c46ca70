# expect: withheld
from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit("s3://demo-bucket/train")
transformer = estimator.transformer(
    1,
    "ml.m5.xlarge",
    output_path="s3://demo-bucket/batch-out",
    vpc_config_override={"Subnets": ["subnet-2"], "SecurityGroupIds": ["sg-2"]},
    enable_network_isolation=True,
    model_name="churn-batch",
)
transformer.transform("s3://demo-bucket/batch")
