# expect: equal
import sagemaker
from sagemaker.multidatamodel import MultiDataModel

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
prefix = "s3://demo-bucket/models/"
mme = MultiDataModel(
    name="many",
    model_data_prefix=prefix,
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role=role,
    sagemaker_session=session,
)
print(sorted(mme.list_models()))
mme.add_model(model_data_source="s3://demo-bucket/model.tar.gz", model_data_path="c.tar.gz")
mme.add_model("s3://demo-bucket/model.tar.gz")
print(mme.add_model("code/inference.py", "d.tar.gz"))
for name in mme.list_models():
    print(name)
mme.deploy(initial_instance_count=1, instance_type="ml.m5.large")
