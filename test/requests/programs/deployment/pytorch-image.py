# expect: equal
from sagemaker.pytorch import PyTorchModel, PyTorchPredictor

model = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="code",
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    framework_version="2.1",
    py_version="py310",
    predictor_cls=PyTorchPredictor,
)
predictor = model.deploy(1, "ml.m5.xlarge", endpoint_name="vision")
print(predictor.predict([[1.0, 2.0]]))
