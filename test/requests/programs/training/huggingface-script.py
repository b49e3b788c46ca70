# expect: material
from sagemaker.huggingface import HuggingFace

estimator = HuggingFace(
    entry_point="train.py",
    source_dir="src",
    transformers_version="4.36.0",
    pytorch_version="2.1.0",
    py_version="py310",
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.g5.xlarge",
    instance_count=1,
    hyperparameters={"epochs": 1, "model_name": "distilbert-base-uncased"},
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train", "test": "s3://demo-bucket/validation"})
