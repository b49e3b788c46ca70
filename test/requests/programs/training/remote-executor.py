# expect: material
import os

from sagemaker.remote_function import CheckpointLocation, CustomFileFilter, RemoteExecutor

os.makedirs("helpers", exist_ok=True)
with open("helpers/tools.py", "w") as out:
    out.write("VALUE = 1\n")
with open("requirements.txt", "w") as out:
    out.write("numpy\nsagemaker>=2.256.0,<4\n")


def add(a, b, saved=None):
    return a + b


executor = RemoteExecutor(
    max_parallel_jobs=2,
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.m5.xlarge",
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    dependencies="requirements.txt",
    include_local_workdir=True,
    custom_file_filter=CustomFileFilter(ignore_name_patterns=["*.txt"]),
    s3_root_uri="s3://demo-bucket/functions",
    s3_kms_key="alias/demo",
    volume_kms_key="alias/volume",
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    tags=[("team", "demo")],
    use_spot_instances=True,
    max_wait_time_in_seconds=1200,
    max_runtime_in_seconds=600,
    max_retry_attempts=3,
    encrypt_inter_container_traffic=True,
    environment_variables={"STAGE": "dev"},
    job_name_prefix="demo",
)
futures = [executor.submit(add, 1, 2, saved=CheckpointLocation("s3://demo-bucket/saved"))]
executor.shutdown()
print(len(futures))
