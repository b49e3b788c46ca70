# expect: equal
# V2's deploy() of a model takes no predictor_cls=: that of its constructor, or of the class of model, decides.
from sagemaker.predictor import Predictor
from sagemaker.pytorch import PyTorchModel

model = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    entry_point="inference.py",
    source_dir="src",
    framework_version="2.1",
    py_version="py310",
)
predictor = model.deploy(
    initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="own", predictor_cls=Predictor
)
print(predictor.predict([[1.0, 2.0]]))
