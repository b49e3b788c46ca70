# expect: material
# A trained JumpStart model is hosted with the image and the settings of the metadata.
from sagemaker.jumpstart.estimator import JumpStartEstimator

estimator = JumpStartEstimator(
    model_id="demo-trained",
    role="arn:aws:iam::123456789012:role/demo",
    instance_type="ml.g5.12xlarge",
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"training": "s3://demo-bucket/train"})
predictor = estimator.deploy()
print(predictor.predict({"inputs": "Hello"}))
predictor.delete_endpoint()

named = estimator.deploy(
    initial_instance_count=2,
    instance_type="ml.g5.2xlarge",
    endpoint_name="mine",
    container_startup_health_check_timeout=900,
    env={"MODEL_CACHE_ROOT": "/tmp", "MODE": "fast"},
)
print(named.predict({"inputs": "Hello"}, custom_attributes="accept_eula=true"))
