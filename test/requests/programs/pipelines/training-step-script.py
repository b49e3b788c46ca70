# expect: material
from sagemaker.inputs import TrainingInput
from sagemaker.pytorch import PyTorch
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TrainingStep

role = "arn:aws:iam::123456789012:role/demo"
session = PipelineSession()
kind = ParameterString(name="Kind", default_value="ml.m5.xlarge")
rate = ParameterFloat(name="Rate", default_value=0.1)

estimator = PyTorch(
    entry_point="train.py",
    source_dir="src",
    framework_version="2.1",
    py_version="py310",
    role=role,
    instance_type=kind,
    instance_count=1,
    hyperparameters={"epochs": 3, "rate": rate},
    sagemaker_session=session,
)
step = TrainingStep(name="Train", step_args=estimator.fit({"train": TrainingInput("s3://demo-bucket/train")}))
pipeline = Pipeline(name="demo", parameters=[kind, rate], steps=[step], sagemaker_session=session)
pipeline.upsert(role_arn=role)
