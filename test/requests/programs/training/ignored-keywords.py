# expect: material
# Keywords that V2 takes and ignores, and a launcher that is written elsewhere.
from sagemaker.estimator import Estimator
from sagemaker.tensorflow import TensorFlow

role = "arn:aws:iam::123456789012:role/SageMakerRole"
plain = Estimator(
    "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role,
    1,
    "ml.m5.large",
    env={"LEVEL": "1"},
    region="us-west-2",
    processes_per_host=8,
    disable_profiler=True,
    debugger_hook_config=False,
)
plain.fit({"train": "s3://demo-bucket/train/"})

workers = 2
launch = {"mpi": {"enabled": True, "processes_per_host": workers, "custom_mpi_options": "-x LEVEL=1"}}


def train():
    estimator = TensorFlow(
        entry_point="train.py",
        source_dir="src",
        role=role,
        framework_version="2.11",
        py_version="py39",
        model_dir=False,
        instance_count=2,
        instance_type="ml.m5.xlarge",
        base_job_name="mpi",
        distribution=launch,
        disable_profiler=True,
        debugger_hook_config=False,
    )
    estimator.fit("s3://demo-bucket/train/")


train()
