# expect: equal
from sagemaker.jumpstart.model import JumpStartModel
from sagemaker import get_execution_role

model_id = "demo-llm-gated"
model = JumpStartModel(model_id=model_id, role=get_execution_role())
predictor = model.deploy(
    initial_instance_count=1,
    instance_type="ml.g5.2xlarge",
    endpoint_name="mine",
    accept_eula=True,
    container_startup_health_check_timeout=900,
)
for payload in model.retrieve_all_examples():
    print(predictor.predict(payload.body))
predictor.delete_endpoint()
