# expect: material
from sagemaker.remote_function import RemoteExecutor, remote


def add(a, b):
    return a + b


with RemoteExecutor(
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.m5.xlarge",
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    environment_variables={"A": "b"},
    max_runtime_in_seconds=600,
    volume_size=20,
    job_name_prefix="demo",
) as executor:
    future = executor.submit(add, 1, 2)


@remote(
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.m5.xlarge",
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    keep_alive_period_in_seconds=60,
)
def times(a, b):
    return a * b

try:
    print(times(2, 3))
except Exception as error:
    print(type(error).__name__)
