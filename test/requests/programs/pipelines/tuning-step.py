# expect: equal
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner, IntegerParameter
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TuningStep

role = "arn:aws:iam::123456789012:role/demo"
session = PipelineSession()
kind = ParameterString(name="Kind", default_value="ml.m5.xlarge")
data = ParameterString(name="Data", default_value="s3://demo-bucket/train")
rounds = ParameterInteger(name="Rounds", default_value=5)
image_uri = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
estimator = Estimator(
    image_uri=image_uri,
    instance_type=kind,
    instance_count=1,
    role=role,
    output_path="s3://demo-bucket/models",
    sagemaker_session=session,
    environment={"KIND": kind},
    hyperparameters={"rounds": rounds, "depth": 1},
)
tuner = HyperparameterTuner(
    estimator,
    "validation:rmse",
    {
        "alpha": ContinuousParameter(0.1, 10, scaling_type="Logarithmic"),
        "depth": IntegerParameter(1, 5),
        "kind": CategoricalParameter(["a", "b"]),
    },
    max_jobs=3,
    max_parallel_jobs=3,
    strategy="Random",
    objective_type="Minimize",
)
step = TuningStep(
    name="Tune",
    step_args=tuner.fit(
        inputs={
            "train": TrainingInput(s3_data=data, content_type="text/csv"),
            "validation": TrainingInput(s3_data="s3://demo-bucket/validation", content_type="text/csv"),
        }
    ),
)
best = Model(
    image_uri=image_uri,
    model_data=step.get_top_model_s3_uri(top_k=0, s3_bucket="demo-bucket", prefix="models"),
    sagemaker_session=session,
    role=role,
)
create = ModelStep(name="Best", step_args=best.create(instance_type="ml.m5.xlarge"))

old = TuningStep(
    name="Old",
    tuner=HyperparameterTuner(
        Estimator(
            image_uri=image_uri,
            instance_type="ml.m5.xlarge",
            instance_count=1,
            role=role,
            output_path="s3://demo-bucket/old",
            sagemaker_session=session,
        ),
        "validation:rmse",
        {"alpha": ContinuousParameter(0.1, 10)},
        max_jobs=2,
    ),
    inputs={"train": "s3://demo-bucket/train"},
    depends_on=["Best"],
)
plain = sagemaker.Session()
other = Estimator(
    image_uri=image_uri,
    instance_type="ml.m5.xlarge",
    instance_count=1,
    role=role,
    output_path="s3://demo-bucket/old",
    sagemaker_session=plain,
)
other_tuner = HyperparameterTuner(other, "validation:rmse", {"alpha": ContinuousParameter(0.1, 10)}, max_jobs=2)
last = TuningStep(
    name="Last",
    tuner=other_tuner,
    inputs={"train": TrainingInput(data, content_type="text/csv")},
)
pipeline = Pipeline(
    name="demo", parameters=[kind, data, rounds], steps=[step, create, old, last], sagemaker_session=session
)
pipeline.upsert(role_arn=role)
print(step.properties.BestTrainingJob.TrainingJobName.expr)
