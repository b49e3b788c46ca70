# expect: material
from sagemaker.sklearn import SKLearn

estimator = SKLearn(
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="src/train.py",
    framework_version="1.2-1",
    py_version="py3",
    hyperparameters={"n_estimators": 100},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
print(estimator.model_data)
