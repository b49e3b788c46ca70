# expect: equal
from sagemaker.tensorflow import TensorFlowModel

model = TensorFlowModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="2.12",
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="tf")
print(predictor.predict({"instances": [[1.0, 2.0]]}))
