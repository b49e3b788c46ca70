# expect: equal
from sagemaker.mxnet import MXNetModel

model = MXNetModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="src",
    framework_version="1.9.0",
    py_version="py38",
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="mx")
print(predictor.predict({"a": [1, 2]}))
