# expect: equal
import logging
from sagemaker.tensorflow import TensorFlowModel

model = TensorFlowModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="2.16.2",
    container_log_level=logging.WARNING,
    env={"A": "1"},
    name="tf",
)
model.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="tf")
