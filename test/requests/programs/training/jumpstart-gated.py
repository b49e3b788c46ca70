# expect: material
# The agreement to the licence, given as a variable or when the job starts.
import sagemaker
from sagemaker.jumpstart.estimator import JumpStartEstimator

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
model_id, model_version = "demo-trained-gated", "1.0.0"
environment = {"accept_eula": "true", "MODE": "fast"}

first = JumpStartEstimator(
    model_id=model_id,
    model_version=model_version,
    role=role,
    environment={"accept_eula": "true"},
    instance_type="ml.g5.12xlarge",
    disable_output_compression=True,
    disable_profiler=True,
    debugger_hook_config=False,
)
first.set_hyperparameters(chat_dataset="True", epoch="3")
first.fit({"training": "s3://demo-bucket/train"})
print(first.latest_training_job.name is not None)

second = JumpStartEstimator(
    model_id=model_id,
    role=role,
    environment=environment,
    instance_type="ml.g5.2xlarge",
    instance_count=2,
    volume_size=200,
    max_run=7200,
    output_path="s3://demo-bucket/out",
    base_job_name="tuned",
    tags=[{"Key": "team", "Value": "demo"}],
    encrypt_inter_container_traffic=True,
    tolerate_deprecated_model=True,
    sagemaker_session=session,
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    metric_definitions=[{"Name": "loss", "Regex": "loss=(.*)"}],
    disable_profiler=True,
    debugger_hook_config=False,
)
second.fit({"training": "s3://demo-bucket/train", "validation": "s3://demo-bucket/validation"}, wait=False)

third = JumpStartEstimator(
    model_id=model_id, role=role, instance_type="ml.g5.2xlarge", disable_profiler=True, debugger_hook_config=False
)
third.fit("s3://demo-bucket/train", accept_eula=True, logs="None")
