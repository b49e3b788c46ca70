# expect: material
from sagemaker.estimator import Estimator
from sagemaker.pytorch import PyTorch

with open("train.py", "w") as script:
    script.write("print('training')\n")

settings = dict(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    max_run=1200,
)
network = PyTorch(entry_point="train.py", framework_version="2.1.0", py_version="py310", **settings)
network.fit({"train": "s3://demo-bucket/train"})
settings["max_run"] = 3600
settings["volume_size"] = 50
estimator = Estimator(image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1", **settings)
estimator.fit({"train": "s3://demo-bucket/train"})
