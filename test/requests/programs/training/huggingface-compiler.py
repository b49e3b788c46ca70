# expect: material
from sagemaker.huggingface import HuggingFace, TrainingCompilerConfig

estimator = HuggingFace(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.p3.2xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    transformers_version="4.17.0",
    pytorch_version="1.10.2",
    py_version="py38",
    compiler_config=TrainingCompilerConfig(),
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
