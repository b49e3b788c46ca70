# expect: equal
from sagemaker.serve.builder.model_builder import ModelBuilder
from sagemaker.serve.builder.schema_builder import SchemaBuilder

schema = SchemaBuilder({"inputs": "Hello", "parameters": {"max_new_tokens": 32}}, [{"generated_text": "Hello"}])
builder = ModelBuilder(
    model="demo-llm",
    schema_builder=schema,
    role_arn="arn:aws:iam::123456789012:role/demo",
    name="chat",
    instance_type="ml.g5.2xlarge",
    env_vars={"MODE": "fast"},
    vpc_config={"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
)
model = builder.build()
print(model.name)
predictor = model.deploy(
    initial_instance_count=2, instance_type="ml.g5.12xlarge", endpoint_name="chat", endpoint_logging=False
)
print(predictor.predict({"inputs": "Hello"}))
predictor.delete_model()
predictor.delete_endpoint()
