# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.inputs import FileSystemInput

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
estimator.fit(
    FileSystemInput(
        file_system_id="fs-0123456789abcdef0",
        file_system_type="EFS",
        directory_path="/train",
        content_type="text/csv",
    )
)
