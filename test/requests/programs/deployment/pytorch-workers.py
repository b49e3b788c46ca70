# expect: equal
from sagemaker.pytorch import PyTorchModel

model = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="code",
    framework_version="2.1",
    py_version="py310",
    model_server_workers=2,
    env={"STAGE": "dev"},
    name="vision",
)
predictor = model.deploy(1, "ml.g4dn.xlarge", endpoint_name="vision")
print(predictor.predict([[1.0, 2.0]]))
