# expect: material
from sagemaker.huggingface import HuggingFace

estimator = HuggingFace(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.p3.2xlarge",
    transformers_version="4.26.0", pytorch_version="1.13.1",
    py_version="py39",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit("s3://demo-bucket/train")
predictor = estimator.deploy(initial_instance_count=1, instance_type="ml.g4dn.xlarge", endpoint_name="hf")
print(predictor.predict([[1.0, 2.0]]))
