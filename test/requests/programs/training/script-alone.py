# expect: material
# A script without source_dir: V2 uploads it alone, whatever stands beside it.
from sagemaker.sklearn import SKLearn
from sagemaker.pytorch import PyTorch

role = "arn:aws:iam::123456789012:role/SageMakerRole"

SKLearn("src/train.py", framework_version="1.2-1", role=role, instance_type="ml.m5.large").fit("s3://in/train/")

script = "src/train.py"
estimator = PyTorch(
    entry_point=script,
    framework_version="2.1",
    py_version="py310",
    role=role,
    instance_count=1,
    instance_type="ml.m5.large",
)
estimator.fit({"train": "s3://in/train/"})
