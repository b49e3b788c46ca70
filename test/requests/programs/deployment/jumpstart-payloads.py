# expect: equal
from sagemaker.jumpstart.model import JumpStartModel

model = JumpStartModel(model_id="demo-llm", model_version="1.0.0", role="arn:aws:iam::123456789012:role/demo")
predictor = model.deploy()
payloads = model.retrieve_all_examples()
for payload in payloads:
    print(predictor.predict(payload))
    print(payload.body)
