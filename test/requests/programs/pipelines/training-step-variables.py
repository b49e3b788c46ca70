# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.workflow.functions import Join
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.parameters import ParameterBoolean, ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TrainingStep

role = "arn:aws:iam::123456789012:role/demo"
session = PipelineSession(default_bucket="demo-bucket")
image = ParameterString(name="Image", default_value="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1")
kind = ParameterString(name="Kind", default_value="ml.m5.xlarge")
key = ParameterString(name="Key", default_value="alias/demo")
count = ParameterInteger(name="Count", default_value=2)
rate = ParameterFloat(name="Rate", default_value=0.1)
shuffle = ParameterBoolean(name="Shuffle", default_value=True)
subnet = ParameterString(name="Subnet", default_value="subnet-0123456789abcdef0")

estimator = Estimator(
    image_uri=image,
    role=role,
    instance_type=kind,
    instance_count=count,
    volume_kms_key=key,
    output_kms_key=key,
    keep_alive_period_in_seconds=count,
    output_path=Join(on="/", values=["s3://demo-bucket/models", ExecutionVariables.PIPELINE_EXECUTION_ID]),
    checkpoint_s3_uri=Join(on="/", values=["s3://demo-bucket/checkpoints", kind]),
    subnets=[subnet],
    security_group_ids=["sg-0123456789abcdef0"],
    environment={"KIND": kind},
    tags=[{"Key": "kind", "Value": kind}],
    hyperparameters={
        "kind": kind,
        "rate": rate,
        "shuffle": shuffle,
        "count": count,
        "run": ExecutionVariables.PIPELINE_EXECUTION_ID,
        "place": Join(on="-", values=["a", kind]),
        "depth": 5,
    },
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
first = TrainingStep(
    name="First",
    step_args=estimator.fit({"train": TrainingInput("s3://demo-bucket/train", distribution="ShardedByS3Key")}, wait=False),
)
second = TrainingStep(
    name="Second",
    step_args=estimator.fit(
        TrainingInput(first.properties.ModelArtifacts.S3ModelArtifacts, input_mode="FastFile"), job_name="second"
    ),
    depends_on=["First"],
)
pipeline = Pipeline(
    name="demo",
    parameters=[image, kind, key, count, rate, shuffle, subnet],
    steps=[first, second],
    sagemaker_session=session,
)
pipeline.create(role)
pipeline.update(role)
