# expect: material
from sagemaker.pytorch import PyTorch

role = "arn:aws:iam::123456789012:role/demo"
folder = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="2.3",
    py_version="py311",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
folder.fit("s3://demo-bucket/train")
model = folder.create_model(entry_point="inference.py")
model.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="folder")
