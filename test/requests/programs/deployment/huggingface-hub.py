# expect: equal
from sagemaker.huggingface import HuggingFaceModel

model = HuggingFaceModel(
    env={"HF_MODEL_ID": "distilbert-base-uncased", "HF_TASK": "text-classification"},
    role="arn:aws:iam::123456789012:role/demo",
    transformers_version="4.37.0",
    pytorch_version="2.1.0",
    py_version="py310",
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="hub")
print(predictor.predict({"inputs": "good"}))
