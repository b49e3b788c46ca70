# expect: material
# Launchers and the compiler, which the containers know and the driver of V3 does not.
from sagemaker.huggingface import HuggingFace, TrainingCompilerConfig
from sagemaker.pytorch import PyTorch
from sagemaker.tensorflow import TensorFlow

role = "arn:aws:iam::123456789012:role/SageMakerRole"

data_parallel = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role=role,
    framework_version="1.12",
    py_version="py38",
    instance_count=2,
    instance_type="ml.p3.16xlarge",
    hyperparameters={"epochs": 2, "augment": True},
    distribution={"smdistributed": {"dataparallel": {"enabled": True}}},
    disable_profiler=True,
    debugger_hook_config=False,
)
data_parallel.fit({"train": "s3://demo-bucket/train/"})

servers = TensorFlow(
    entry_point="src/train.py",
    role=role,
    framework_version="2.11",
    py_version="py39",
    model_dir=False,
    instance_count=2,
    instance_type="ml.m5.xlarge",
    base_job_name="servers",
    distribution={"parameter_server": {"enabled": True}},
    disable_profiler=True,
    debugger_hook_config=False,
)
servers.fit("s3://demo-bucket/train/")

compiled = HuggingFace(
    entry_point="train.py",
    source_dir="src",
    role=role,
    transformers_version="4.21.1",
    pytorch_version="1.11.0",
    py_version="py38",
    instance_count=1,
    instance_type="ml.p3.2xlarge",
    base_job_name="compiled",
    compiler_config=TrainingCompilerConfig(debug=True),
    disable_profiler=True,
    debugger_hook_config=False,
)
compiled.fit("s3://demo-bucket/train/")
