# expect: material
import sagemaker
from sagemaker.multidatamodel import MultiDataModel
from sagemaker.pytorch import PyTorchModel
from sagemaker.sklearn import SKLearnModel

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
model = SKLearnModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role=role,
    entry_point="inference.py",
    source_dir="code",
    framework_version="1.2-1",
    sagemaker_session=session,
)
many = MultiDataModel("many", "s3://demo-bucket/models/", model=model, sagemaker_session=session)
predictor = many.deploy(initial_instance_count=1, instance_type="ml.m5.large")

deep = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role=role,
    entry_point="code/inference.py",
    framework_version="2.3",
    py_version="py311",
    env={"A": "1"},
    sagemaker_session=session,
)
others = MultiDataModel("others", "s3://demo-bucket/models/", model=deep, sagemaker_session=session)
endpoint = others.deploy(initial_instance_count=1, instance_type="ml.c5.xlarge")
print(predictor.predict([[1.0, 2.0]], target_model="a.tar.gz").shape)
