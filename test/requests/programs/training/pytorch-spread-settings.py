# expect: material
# Settings that stand in dicts and are spread into the construction, and model parallelism v2.
from sagemaker.pytorch import PyTorch
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

settings = dict(
    entry_point="train.py",
    source_dir="src",
    instance_type="ml.p4d.24xlarge",
    instance_count=2,
    role="arn:aws:iam::123456789012:role/SageMakerRole",
    py_version="py311",
    framework_version="2.4.1",
    volume_size=400,
    disable_profiler=True,
    debugger_hook_config=False,
    metric_definitions=[{"Name": "loss", "Regex": "loss=(.*)"}],
)
shared = {"epochs": 10}
use_disk = len(shared) == 1
if use_disk:
    network = {"security_group_ids": ["sg-1"], "subnets": ["subnet-1"]}
else:
    network = {}

parallel = PyTorch(
    base_job_name="parallel",
    hyperparameters=dict(**shared, **{"lr": 0.1}),
    distribution={
        "torch_distributed": {"enabled": True},
        "smdistributed": {
            "modelparallel": {
                "enabled": True,
                "parameters": {"hybrid_shard_degree": 4, "sm_activation_offloading": False, "tensor_parallel_degree": 2},
            }
        },
    },
    **settings,
    **network,
)
parallel.fit({"train": "s3://demo-bucket/train/"})

tuning = dict(
    objective_metric_name="loss",
    metric_definitions=[{"Name": "loss", "Regex": "loss=(.*)"}],
    max_jobs=4,
    early_stopping_type="Auto",
)
tuner = HyperparameterTuner(
    estimator=parallel,
    hyperparameter_ranges={"lr": ContinuousParameter(0.1, 0.2)},
    base_tuning_job_name="tuned",
    **tuning,
)
print(tuner.max_jobs)
