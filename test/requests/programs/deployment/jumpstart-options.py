# expect: equal
import sagemaker
from sagemaker.jumpstart.model import JumpStartModel

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
model = JumpStartModel(
    "demo-llm-tabular",
    model_version="1.*",
    instance_type="ml.m5.large",
    role=role,
    name="tables",
    vpc_config={"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
    sagemaker_session=session,
)
print(model.model_id, model.retrieve_example_payload().prompt_key)
predictor = model.deploy(initial_instance_count=2, endpoint_name="tables", tags=[{"Key": "team", "Value": "demo"}])
print(predictor.predict([[1, 2], [3, 4]]))
print(predictor.predict("5,6", custom_attributes="a=b"))
