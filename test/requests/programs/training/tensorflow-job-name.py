# expect: equal
from sagemaker.tensorflow import TensorFlow

estimator = TensorFlow(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    framework_version="2.13",
    py_version="py310",
    hyperparameters={"epochs": 1},
    enable_sagemaker_metrics=False,
)
estimator.fit({"train": "s3://demo-bucket/train"}, job_name="tf-1")
