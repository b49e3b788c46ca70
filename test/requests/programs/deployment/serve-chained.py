# expect: equal
from sagemaker.serve import Mode, ModelBuilder, SchemaBuilder
from sagemaker.session import Session

session = Session()
predictor = (
    ModelBuilder(
        mode=Mode.SAGEMAKER_ENDPOINT,
        model="demo-llm-gated",
        model_version="1.0.0",
        schema_builder=SchemaBuilder({"inputs": "Hello"}, [{"generated_text": "Hello"}]),
        role_arn="arn:aws:iam::123456789012:role/demo",
        sagemaker_session=session,
        name="gated",
        instance_type="ml.g5.2xlarge",
    )
    .build()
    .deploy(endpoint_name="gated", accept_eula=True, endpoint_logging=False)
)
print(predictor.predict({"inputs": "Hello"}))
