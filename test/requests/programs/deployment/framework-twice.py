# expect: equal
import os
from sagemaker.tensorflow import TensorFlowModel

model = TensorFlowModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="2.12",
    name="churn",
)
model.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="blue")
model.deploy(initial_instance_count=2, instance_type="ml.g4dn.xlarge", endpoint_name="green")

late = TensorFlowModel(
    model_data="s3://demo-bucket/other.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="2.12",
    name="batch",
)
kind = os.environ.get("KIND", "ml.g4dn.xlarge")
first = late.transformer(instance_count=1, instance_type=kind, output_path="s3://demo-bucket/a")
first.transform("s3://demo-bucket/in", content_type="text/csv", job_name="first")
second = late.transformer(instance_count=1, instance_type="ml.m5.large", output_path="s3://demo-bucket/b")
second.transform("s3://demo-bucket/in", content_type="text/csv", job_name="second")
