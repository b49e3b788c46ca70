# expect: material
import sagemaker
from sagemaker.pytorch import PyTorch
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

session = sagemaker.Session()
estimator = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="2.1",
    py_version="py310",
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    sagemaker_session=session,
)
tuner = HyperparameterTuner(
    estimator,
    "loss",
    {"lr": ContinuousParameter(0.01, 0.1)},
    metric_definitions=[{"Name": "loss", "Regex": "loss=([0-9.]+)"}],
    objective_type="Minimize",
    max_jobs=2,
    max_parallel_jobs=1,
)
tuner.fit({"training": "s3://demo-bucket/train"}, job_name="tuned-script")
predictor = tuner.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="tuned-script")
print(predictor.endpoint_name)
