# expect: material
import sagemaker
from sagemaker.deserializers import JSONDeserializer
from sagemaker.pytorch import PyTorch
from sagemaker.serializers import CSVSerializer

session = sagemaker.Session()
estimator = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="2.3",
    py_version="py311",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    hyperparameters={"epochs": 2},
    output_path="s3://demo-bucket/out",
    sagemaker_session=session,
)
estimator.fit({"train": "s3://demo-bucket/train"})
print(estimator.model_data)
predictor = estimator.deploy(1, "ml.m5.large", serializer=CSVSerializer(), deserializer=JSONDeserializer())
print(predictor.predict([[1, 2], [3, 4]]))
predictor.delete_model()
predictor.delete_endpoint()
