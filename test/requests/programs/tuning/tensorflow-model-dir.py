# expect: material
import os

from sagemaker.tensorflow import TensorFlow
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

estimator = TensorFlow(
    entry_point="train.py",
    source_dir=os.path.join(os.getcwd(), "src"),
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="2.12",
    py_version="py310",
    base_job_name="demo",
    disable_profiler=True,
    debugger_hook_config=False,
)
tuner = HyperparameterTuner(
    estimator,
    objective_metric_name="loss",
    objective_type="Minimize",
    metric_definitions=[{"Name": "loss", "Regex": "loss=([0-9.]+)"}],
    hyperparameter_ranges={"rate": ContinuousParameter(0.01, 0.2)},
    max_jobs=4,
    max_parallel_jobs=2,
)
tuner.fit({"train": "s3://demo-bucket/train"}, wait=False)
