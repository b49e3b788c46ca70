# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.deserializers import CSVDeserializer
from sagemaker.model_monitor import DataCaptureConfig
from sagemaker.serializers import CSVSerializer

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
predictor = estimator.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.large",
    endpoint_name="churn",
    serializer=CSVSerializer(),
    deserializer=CSVDeserializer(),
    kms_key="arn:aws:kms:us-west-2:123456789012:key/volume",
    volume_size=50,
    model_data_download_timeout=600,
    container_startup_health_check_timeout=300,
    data_capture_config=DataCaptureConfig(
        enable_capture=True, sampling_percentage=20, destination_s3_uri="s3://demo-bucket/capture"
    ),
)
print(predictor.predict([1, 2, 3]))
