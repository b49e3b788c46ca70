# expect: equal
from sagemaker.jumpstart.model import JumpStartModel

model = JumpStartModel(model_id="demo-llm", model_version="1.0.0", role="arn:aws:iam::123456789012:role/demo")
predictor = model.deploy()
print(predictor.predict({"inputs": "Hello"}))
predictor.delete_model()
predictor.delete_endpoint()
