# expect: material
import sagemaker
from sagemaker.sklearn.estimator import SKLearn

sklearn = SKLearn(
    entry_point="train.py",
    source_dir="src",
    framework_version="1.2-1",
    py_version="py3",
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.m5.large",
    instance_count=1,
    hyperparameters={"max_leaf_nodes": 30, "name": "run"},
    base_job_name="sklearn",
    disable_profiler=True,
    debugger_hook_config=False,
)
sklearn.fit({"train": "s3://demo-bucket/train"})
print(sklearn.model_data)
