# expect: equal
# style: core
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner, IntegerParameter

session = sagemaker.Session()
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    sagemaker_session=session,
    hyperparameters={"epochs": 2, "rate": 0.5},
    volume_size=50,
    volume_kms_key="arn:aws:kms:us-west-2:123456789012:key/volume",
    enable_network_isolation=True,
    encrypt_inter_container_traffic=True,
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    use_spot_instances=True,
    max_run=3600,
    max_wait=7200,
    checkpoint_s3_uri="s3://demo-bucket/checkpoints",
    max_retry_attempts=2,
    environment={"LEVEL": "1"},
)
tuner = HyperparameterTuner(
    estimator,
    "accuracy",
    {
        "depth": IntegerParameter(2, 8),
        "eta": ContinuousParameter(0.01, 0.3, scaling_type="Logarithmic"),
        "kind": CategoricalParameter(["a", "b", 3]),
    },
    metric_definitions=[{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    max_jobs=4,
    max_parallel_jobs=2,
    max_runtime_in_seconds=7200,
    random_seed=7,
    tags=[{"Key": "team", "Value": "vision"}],
    base_tuning_job_name="limits",
)
tuner.fit({"train": TrainingInput("s3://demo-bucket/train", content_type="csv"), "test": "s3://demo-bucket/test"})
print(tuner.best_training_job())
