# expect: equal
import sagemaker
from sagemaker.session import container_def, production_variant

session = sagemaker.Session()
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
role = "arn:aws:iam::123456789012:role/demo"
capture = {"EnableCapture": True, "InitialSamplingPercentage": 50, "DestinationS3Uri": "s3://demo-bucket/capture", "CaptureOptions": [{"CaptureMode": "Input"}]}

name = session.create_model("demo", role, container_def(image, "s3://demo-bucket/model.tar.gz", {"KEY": "value"}))
first = production_variant(
    model_name=name, instance_type="ml.m5.xlarge", initial_instance_count=1, variant_name="First", initial_weight=1
)
second = sagemaker.production_variant(name, "ml.m5.xlarge", 2, "Second", 3)
session.endpoint_from_production_variants(name="demo-both", production_variants=[first, second])
session.endpoint_from_production_variants(
    "demo-first", [first], [{"Key": "team", "Value": "demo"}], "key", False, data_capture_config_dict=capture
)
config = session.create_endpoint_config("demo-config", name, 1, "ml.m5.xlarge")
session.create_endpoint(endpoint_name="demo", config_name=config, wait=False)
session.create_endpoint_config(
    name="demo-options",
    model_name=name,
    initial_instance_count=2,
    instance_type="ml.m5.xlarge",
    tags=[{"Key": "team", "Value": "demo"}],
    kms_key="key",
    data_capture_config_dict=capture,
    volume_size=30,
    model_data_download_timeout=600,
    container_startup_health_check_timeout=120,
    routing_config={"RoutingStrategy": "RANDOM"},
    inference_ami_version="al2-ami-sagemaker-inference-gpu-2",
)
session.create_endpoint_config(
    "demo-serverless", name, serverless_inference_config_dict={"MemorySizeInMB": 2048, "MaxConcurrency": 5}
)
session.create_endpoint_config("demo-ready", production_variants=[first, second])
session.delete_endpoint("demo")
