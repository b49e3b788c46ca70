# expect: equal
from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=2,
    instance_type="ml.m5.xlarge",
    subnets=["subnet-1", "subnet-2"],
    security_group_ids=["sg-1"],
    encrypt_inter_container_traffic=True,
    enable_network_isolation=True,
    output_path="s3://demo-bucket/out",
    tags=[{"Key": "team", "Value": "vision"}],
    environment={"STAGE": "dev"},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
