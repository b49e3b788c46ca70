# expect: material
# Training, hosting and tuning of a script that the container starts itself.
from sagemaker.mxnet import MXNet
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

estimator = MXNet(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="1.9.0",
    py_version="py38",
    hyperparameters={"epochs": 2},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
predictor = estimator.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="mx")
print(predictor.predict([[1, 2]]))
predictor.delete_endpoint()

tuned = MXNet(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="1.9.0",
    py_version="py38",
)
tuner = HyperparameterTuner(
    tuned,
    "loss",
    {"rate": ContinuousParameter(0.1, 0.5)},
    [{"Name": "loss", "Regex": "loss=(.*)"}],
    max_jobs=2,
    objective_type="Minimize",
    base_tuning_job_name="tuned",
)
tuner.fit({"train": "s3://demo-bucket/train"})
