# expect: material
from sagemaker.estimator import Estimator

hyperparameters = dict(zip(("epochs", "ratio", "freeze", "name"), (3, "0.10", True, "resnet")))
estimator = Estimator(
    image_uri="763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-training:1.13-cpu-py39",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    max_run=3600,
    output_path="s3://demo-bucket/out",
    source_dir="s3://demo-bucket/code/sourcedir.tar.gz",
    entry_point="transfer_learning.py",
    hyperparameters=hyperparameters,
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"training": "s3://demo-bucket/train"})
