# expect: equal
from sagemaker.deserializers import CSVDeserializer
from sagemaker.model_monitor import DataCaptureConfig
from sagemaker.serializers import CSVSerializer
from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    hyperparameters={"epochs": 2},
)
tuner = HyperparameterTuner(
    estimator,
    "accuracy",
    {"depth": IntegerParameter(2, 8, scaling_type="Linear")},
    [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    max_jobs=2,
)
tuner.fit({"train": "s3://demo-bucket/train"})
predictor = tuner.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.large",
    serializer=CSVSerializer(),
    deserializer=CSVDeserializer(),
    endpoint_name="best",
    model_name="best-model",
    wait=False,
    kms_key="arn:aws:kms:us-west-2:123456789012:key/volume",
    data_capture_config=DataCaptureConfig(
        enable_capture=True, sampling_percentage=20, destination_s3_uri="s3://demo-bucket/capture"
    ),
)
print(predictor.predict([1, 2, 3]))
