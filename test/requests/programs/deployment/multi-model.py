# expect: equal
from sagemaker.multidatamodel import MultiDataModel

models = MultiDataModel(
    name="many",
    model_data_prefix="s3://demo-bucket/models/",
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
)
models.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="many")
print(list(models.list_models()))
