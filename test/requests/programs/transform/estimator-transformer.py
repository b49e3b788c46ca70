# expect: equal
from sagemaker.estimator import Estimator

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
transformer = estimator.transformer(
    instance_count=1,
    instance_type="ml.m5.xlarge",
    strategy="MultiRecord",
    assemble_with="Line",
    output_path="s3://demo-bucket/batch-out",
    accept="text/csv",
    max_payload=6,
    max_concurrent_transforms=2,
)
transformer.transform("s3://demo-bucket/batch", content_type="text/csv", split_type="Line", join_source="Input")
transformer.wait()
print(transformer.output_path)
