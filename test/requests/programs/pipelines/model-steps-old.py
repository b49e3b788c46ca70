# expect: equal
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import CreateModelInput, TrainingInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.step_collections import RegisterModel
from sagemaker.workflow.steps import CreateModelStep, TrainingStep

role = "arn:aws:iam::123456789012:role/demo"
session = sagemaker.Session()
approval = ParameterString(name="Approval", default_value="PendingManualApproval")
image_uri = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"

estimator = Estimator(
    image_uri=image_uri,
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/models",
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
train = TrainingStep(
    name="Train",
    estimator=estimator,
    inputs={"train": TrainingInput(s3_data="s3://demo-bucket/train", content_type="text/csv")},
)
metrics = ModelMetrics(model_statistics=MetricsSource(s3_uri="s3://demo-bucket/e.json", content_type="application/json"))
register = RegisterModel(
    name="Register",
    estimator=estimator,
    model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
    content_types=["text/csv"],
    response_types=["text/csv"],
    inference_instances=["ml.t2.medium", "ml.m5.xlarge"],
    transform_instances=["ml.m5.xlarge"],
    model_package_group_name="demo",
    approval_status=approval,
    model_metrics=metrics,
    description="the best so far",
    display_name="Registration",
)
model = Model(
    image_uri=image_uri,
    model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
    role=role,
    env={"MODE": "fast"},
    sagemaker_session=session,
)
again = RegisterModel(
    name="Again",
    model=model,
    content_types=["text/csv"],
    response_types=["text/csv"],
    inference_instances=["ml.t2.medium"],
    transform_instances=["ml.m5.xlarge"],
    model_package_group_name="demo",
    depends_on=["Register"],
)
create = CreateModelStep(
    name="Create",
    model=model,
    inputs=CreateModelInput(instance_type="ml.m5.large", accelerator_type="ml.eia1.medium"),
    depends_on=["Again"],
)
other_image = RegisterModel(
    "Other",
    ["text/csv"],
    ["text/csv"],
    ["ml.t2.medium"],
    ["ml.m5.xlarge"],
    estimator,
    train.properties.ModelArtifacts.S3ModelArtifacts,
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:2",
    model_package_group_name="demo",
    depends_on=[create],
)
pipeline = Pipeline(
    name="demo",
    parameters=[approval],
    steps=[train, register, again, create, other_image],
    sagemaker_session=session,
)
pipeline.upsert(role_arn=role)
print(register.properties.ModelPackageArn.expr)
