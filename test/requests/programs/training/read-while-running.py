# expect: equal
from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    base_job_name="demo",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"}, wait=False)
artifacts = estimator.model_data
print(artifacts.startswith("s3://demo-bucket/out/demo-"), artifacts.endswith("/output/model.tar.gz"))
