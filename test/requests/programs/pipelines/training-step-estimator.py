# expect: equal
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import CacheConfig, TrainingStep

role = "arn:aws:iam::123456789012:role/demo"
session = sagemaker.Session(default_bucket="demo-bucket")
kind = ParameterString(name="Kind", default_value="ml.m5.xlarge")
data = ParameterString(name="Data", default_value="s3://demo-bucket/train")
rounds = ParameterInteger(name="Rounds", default_value=50)
image_uri = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"

estimator = Estimator(
    image_uri=image_uri,
    role=role,
    instance_count=1,
    instance_type=kind,
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.set_hyperparameters(num_round=rounds, depth=3)
validation = TrainingInput(s3_data="s3://demo-bucket/validation", content_type="text/csv")
step = TrainingStep(
    name="Train",
    estimator=estimator,
    inputs={"train": TrainingInput(s3_data=data, content_type="text/csv"), "validation": validation},
    cache_config=CacheConfig(enable_caching=True, expire_after="P1D"),
    display_name="Training",
    description="trains",
)
alone = Estimator(
    image_uri,
    role,
    1,
    "ml.m5.xlarge",
    output_path="s3://demo-bucket/alone",
    input_mode="Pipe",
    disable_profiler=True,
    debugger_hook_config=False,
)
last = TrainingStep("Last", None, alone, inputs=TrainingInput(step.properties.ModelArtifacts.S3ModelArtifacts))
third = TrainingStep(
    name="Third",
    estimator=Estimator(
        image_uri,
        role,
        1,
        "ml.m5.xlarge",
        output_path="s3://demo-bucket/third",
        sagemaker_session=sagemaker.Session(),
        disable_profiler=True,
        debugger_hook_config=False,
    ),
    depends_on=["Last"],
)
pipeline = Pipeline(name="demo", parameters=[kind, data, rounds], steps=[step, last, third], sagemaker_session=session)
pipeline.upsert(role_arn=role)
