# expect: equal
import sagemaker
from sagemaker.estimator import Estimator

session = sagemaker.Session()
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=2,
    instance_type="ml.p3.2xlarge",
    keep_alive_period_in_seconds=600,
    volume_size=100,
    volume_kms_key="arn:aws:kms:us-west-2:123456789012:key/volume",
    output_kms_key="arn:aws:kms:us-west-2:123456789012:key/output",
    output_path="s3://demo-bucket/out",
    max_run=7200,
    base_job_name="resources",
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"}, logs=False)
print(estimator.model_data)
