# expect: material
from sagemaker.chainer import Chainer

estimator = Chainer(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    framework_version="5.0.0",
    py_version="py3",
    use_mpi=True,
    num_processes=2,
    process_slots_per_host=1,
    additional_mpi_options="-x A=b",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
