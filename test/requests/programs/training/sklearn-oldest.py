# expect: material
from sagemaker.sklearn.estimator import SKLearn

with open("train.py", "w") as script:
    script.write("print('training')\n")

estimator = SKLearn(
    entry_point="train.py",
    framework_version="0.20.0",
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.c4.xlarge",
)
estimator.fit({"train": "s3://demo-bucket/train"})
