# expect: material
from sagemaker.pytorch import PyTorch


def chosen():
    return {"freeze": True, "ratio": "0.10", "layers": ["a", 1], "epochs": 3, "rate": 1e-05}


estimator = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="2.3",
    py_version="py311",
    output_path="s3://demo-bucket/out",
    hyperparameters={"train": True, "first": chosen()["freeze"], **chosen()},
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": "s3://demo-bucket/train"}, wait=False)
