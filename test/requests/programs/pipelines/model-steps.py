# expect: equal
import sagemaker
from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.transformer import Transformer
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import TransformStep

role = "arn:aws:iam::123456789012:role/demo"
session = PipelineSession()
model_data = ParameterString(name="ModelData", default_value="s3://demo-bucket/model.tar.gz")
batch_data = ParameterString(name="BatchData", default_value="s3://demo-bucket/batch")
approval = ParameterString(name="Approval", default_value="PendingManualApproval")
score = ParameterFloat(name="Score", default_value=0.8)
prefix = "abalone"
image_uri = sagemaker.image_uris.retrieve("xgboost", "us-west-2", "1.5-1", instance_type="ml.m5.xlarge")

model = Model(
    image_uri=image_uri,
    model_data=model_data,
    role=role,
    env={"MODE": approval},
    vpc_config={"Subnets": ["subnet-0123456789abcdef0"], "SecurityGroupIds": ["sg-0123456789abcdef0"]},
    sagemaker_session=session,
)
create_args = model.create(instance_type="ml.m5.large", accelerator_type="ml.eia1.medium")
create = ModelStep(
    name="CreateAbalone",
    step_args=create_args,
    display_name="the model",
    description="what is served",
    retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=3)],
)
transformer = Transformer(
    model_name=create.properties.ModelName,
    instance_type="ml.m5.xlarge",
    instance_count=1,
    output_path=Join(on="/", values=["s3://demo-bucket/batch-out", approval]),
    sagemaker_session=session,
)
batch = TransformStep(
    name="Batch",
    step_args=transformer.transform(batch_data, content_type="text/csv", split_type="Line"),
    depends_on=["CreateAbalone"],
)

best = Model(image_uri, model_data=Join(on="/", values=["s3://demo-bucket", model_data]), role=role, sagemaker_session=session)
metrics = ModelMetrics(
    model_statistics=MetricsSource(s3_uri=Join(on="/", values=["s3://demo-bucket", approval]), content_type="application/json")
)
register_args = best.register(
    content_types=["text/csv"],
    response_types=["text/csv"],
    inference_instances=["ml.t2.medium", "ml.m5.xlarge"],
    transform_instances=["ml.m5.xlarge"],
    model_package_group_name="abalone",
    approval_status=approval,
    model_metrics=metrics,
    drift_check_baselines=DriftCheckBaselines(
        model_data_statistics=MetricsSource(s3_uri="s3://demo-bucket/statistics.json", content_type="application/json")
    ),
    customer_metadata_properties={"team": "demo"},
    description="left out of a definition",
)
register = ModelStep(f"{prefix}-register", register_args, [batch])
fail = FailStep(name="Fail", error_message="too low", depends_on=[create])
condition = ConditionStep(
    name="Good",
    conditions=[ConditionGreaterThanOrEqualTo(left=score, right=0.7)],
    if_steps=[register],
    else_steps=[fail],
)
pipeline = Pipeline(
    name="demo",
    parameters=[model_data, batch_data, approval, score],
    steps=[create, batch, condition],
    sagemaker_session=session,
)
pipeline.upsert(role_arn=role)
print(register.properties.ModelPackageArn.expr)
