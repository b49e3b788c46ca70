# expect: material
from sagemaker.huggingface import HuggingFace

estimator = HuggingFace(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.g4dn.xlarge",
    output_path="s3://demo-bucket/out",
    entry_point="train.py",
    source_dir="src",
    transformers_version="4.17.0",
    tensorflow_version="2.6.3",
    py_version="py38",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"})
