# expect: material
# Folders beside the source of estimators whose scripts V3's driver starts otherwise.
from sagemaker.estimator import Estimator
from sagemaker.sklearn import SKLearn

role = "arn:aws:iam::123456789012:role/demo"

forest = SKLearn(
    entry_point="train.py",
    source_dir="src",
    dependencies=["code"],
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="1.2-1",
    hyperparameters={"trees": 3},
    disable_profiler=True,
    debugger_hook_config=False,
)
forest.fit({"train": "s3://demo-bucket/train"})

own = Estimator(
    "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role,
    1,
    "ml.m5.xlarge",
    entry_point="train.py",
    source_dir="src",
    dependencies=["code"],
    hyperparameters={"trees": 3, "kind": "a"},
    disable_profiler=True,
    debugger_hook_config=False,
)
own.fit({"train": "s3://demo-bucket/train"})
