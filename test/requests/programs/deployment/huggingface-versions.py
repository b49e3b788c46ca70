# expect: equal
from sagemaker.huggingface import HuggingFaceModel

model = HuggingFaceModel(
    role="arn:aws:iam::123456789012:role/demo",
    model_data="s3://demo-bucket/model.tar.gz",
    transformers_version="4.37.0",
    pytorch_version="2.1.0",
    py_version="py310",
    vpc_config={"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.g4dn.xlarge", endpoint_name="text")
print(predictor.predict({"inputs": "a"}))
