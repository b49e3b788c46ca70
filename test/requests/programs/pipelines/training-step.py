# expect: equal
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TrainingStep

role = "arn:aws:iam::123456789012:role/demo"
session = PipelineSession()
instance_type = ParameterString(name="InstanceType", default_value="ml.m5.xlarge")
instance_count = ParameterInteger(name="InstanceCount", default_value=1)
train_data = ParameterString(name="TrainData", default_value="s3://demo-bucket/train")
rounds = ParameterInteger(name="Rounds", default_value=50)
image_uri = sagemaker.image_uris.retrieve("xgboost", "us-west-2", "1.5-1", instance_type="ml.m5.xlarge")

xgb = Estimator(
    image_uri=image_uri,
    instance_type=instance_type,
    instance_count=instance_count,
    output_path="s3://demo-bucket/models",
    base_job_name="abalone",
    role=role,
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
xgb.set_hyperparameters(objective="reg:linear", num_round=rounds, max_depth=5)
train_args = xgb.fit(
    inputs={
        "train": TrainingInput(s3_data=train_data, content_type="text/csv"),
        "validation": TrainingInput(s3_data="s3://demo-bucket/validation", content_type="text/csv"),
    }
)
step = TrainingStep(name="Train", step_args=train_args)
pipeline = Pipeline(
    name="abalone",
    parameters=[instance_type, instance_count, train_data, rounds],
    steps=[step],
    sagemaker_session=session,
)
pipeline.upsert(role_arn=role)
print(step.properties.ModelArtifacts.S3ModelArtifacts.expr)
