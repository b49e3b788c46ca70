# expect: equal
from sagemaker.pytorch import PyTorch

estimator = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=2,
    instance_type="ml.g4dn.xlarge",
    framework_version="2.3.0",
    py_version="py311",
    hyperparameters={"epochs": 3, "name": "x", "flag": True, "layers": [1, 2], "none": None},
    distribution={"torch_distributed": {"enabled": True}},
    metric_definitions=[{"Name": "loss", "Regex": "loss=(.*)"}],
    environment={"A": "b"},
    use_spot_instances=True,
    max_run=3600,
    max_wait=7200,
    checkpoint_s3_uri="s3://demo-bucket/checkpoints",
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    encrypt_inter_container_traffic=True,
    volume_size=50,
    max_retry_attempts=2,
)
estimator.set_hyperparameters(lr=0.1, more="y")
estimator.fit({"train": "s3://demo-bucket/train"}, job_name="script-7", wait=False)
