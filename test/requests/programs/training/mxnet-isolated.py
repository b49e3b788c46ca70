# expect: material
# A container without a network gets its code by a channel.
import logging

from sagemaker.mxnet import MXNet

estimator = MXNet(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=2,
    instance_type="ml.p3.16xlarge",
    output_path="s3://demo-bucket/out",
    output_kms_key="arn:aws:kms:us-west-2:123456789012:key/demo",
    entry_point="src/train.py",
    framework_version="1.8.0",
    py_version="py37",
    base_job_name="forecast",
    container_log_level=logging.DEBUG,
    hyperparameters={"epochs": 2, "verbose": True, "gpus": "0,1", "rate": "0.10"},
    distribution={"mpi": {"enabled": True}},
    enable_network_isolation=True,
    disable_profiler=True,
    debugger_hook_config=False,
)
import time

started = int(time.time() // 10**10)
settings = {"depth": 3}
estimator.set_hyperparameters(shuffle=False, epochs=3, kind="a", started=started)
estimator.set_hyperparameters(**settings)
estimator.fit({"train": "s3://demo-bucket/train"}, logs=False)
