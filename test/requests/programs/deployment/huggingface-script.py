# expect: equal
from sagemaker.huggingface import HuggingFaceModel, HuggingFacePredictor

model = HuggingFaceModel(
    role="arn:aws:iam::123456789012:role/demo",
    model_data="s3://demo-bucket/model.tar.gz",
    entry_point="inference.py",
    source_dir="code",
    transformers_version="4.37.0",
    pytorch_version="2.1.0",
    py_version="py310",
    model_server_workers=2,
    predictor_cls=HuggingFacePredictor,
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.g4dn.xlarge", endpoint_name="text")
print(predictor.predict({"inputs": "a"}))
