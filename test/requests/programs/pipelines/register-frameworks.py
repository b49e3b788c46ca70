# expect: material
import sagemaker
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn import SKLearn
from sagemaker.tensorflow import TensorFlow
from sagemaker.workflow.condition_step import JsonGet
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.step_collections import RegisterModel
from sagemaker.workflow.steps import TrainingStep
from sagemaker.xgboost import XGBoost

role = "arn:aws:iam::123456789012:role/demo"
session = sagemaker.Session()
tensorflow = TensorFlow(
    entry_point="train.py",
    source_dir="src",
    framework_version="2.11",
    py_version="py39",
    model_dir=False,
    base_job_name="demo/train",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    role=role,
    sagemaker_session=session,
)
torch = PyTorch(
    entry_point="train.py",
    source_dir="src",
    framework_version="2.1",
    py_version="py310",
    instance_count=1,
    instance_type="ml.g5.xlarge",
    role=role,
    sagemaker_session=session,
)
sklearn = SKLearn(
    entry_point="train.py",
    source_dir="src",
    framework_version="1.2-1",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    role=role,
    sagemaker_session=session,
)
xgboost = XGBoost(
    entry_point="train.py",
    source_dir="src",
    framework_version="1.5-1",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    role=role,
    sagemaker_session=session,
)
train_tensorflow = TrainingStep(name="TrainTensorFlow", estimator=tensorflow)
train_torch = TrainingStep(name="TrainTorch", estimator=torch)
train_sklearn = TrainingStep(name="TrainSklearn", estimator=sklearn)
train_xgboost = TrainingStep(name="TrainXgboost", estimator=xgboost)
first = RegisterModel(
    "First", ["text/csv"], ["text/csv"], ["ml.m5.large"], ["ml.m5.xlarge"],
    estimator=tensorflow, model_data=train_tensorflow.properties.ModelArtifacts.S3ModelArtifacts,
    model_package_group_name="demo",
)
second = RegisterModel(
    "Second", ["text/csv"], ["text/csv"], ["ml.m5.large"], ["ml.m5.xlarge"],
    estimator=torch, model_data=train_torch.properties.ModelArtifacts.S3ModelArtifacts,
    model_package_group_name="demo",
)
third = RegisterModel(
    "Third", ["text/csv"], ["text/csv"], ["ml.m5.large"], ["ml.m5.xlarge"],
    estimator=sklearn, model_data=train_sklearn.properties.ModelArtifacts.S3ModelArtifacts,
    model_package_group_name="demo",
)
fourth = RegisterModel(
    "Fourth", ["text/csv"], ["text/csv"], ["ml.m5.large"], ["ml.m5.xlarge"],
    estimator=xgboost, model_data=train_xgboost.properties.ModelArtifacts.S3ModelArtifacts,
    model_package_group_name="demo",
)
score = JsonGet(step=train_xgboost, property_file="Report", json_path="metrics.mse.value")
print(score.expr)
pipeline = Pipeline(
    name="demo",
    steps=[train_tensorflow, train_torch, train_sklearn, train_xgboost, first, second, third, fourth],
    sagemaker_session=session,
)
pipeline.upsert(role_arn=role)
