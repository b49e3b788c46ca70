# expect: equal
# Inputs objects whose channel name is not where they are made: dicts in variables, one object under two names.
from sagemaker.estimator import Estimator
from sagemaker.inputs import FileSystemInput, TrainingInput
from sagemaker.tuner import HyperparameterTuner, IntegerParameter



def make(name):
    return Estimator(
        "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
        "arn:aws:iam::123456789012:role/SageMakerRole",
        1,
        "ml.m5.large",
        base_job_name=name,
        disable_profiler=True,
        debugger_hook_config=False,
    )


both = TrainingInput("s3://demo-bucket/both/", content_type="text/csv")
channels = {"train": both}
if len(channels) == 1:
    channels["test"] = both
else:
    channels["test"] = "s3://demo-bucket/test/"
channels["extra"] = "s3://demo-bucket/extra/"
print(sorted(channels))
make("dict").fit(channels)

disk = FileSystemInput("fs-0123456789", "FSxLustre", "/fsx/data", file_system_access_mode="rw")
make("display").fit({"train": disk, "test": disk})
make("alone").fit(both)

names = ["a", "b"]
make("comprehension").fit({name: TrainingInput(f"s3://demo-bucket/{name}/", input_mode="FastFile") for name in names})

tuner = HyperparameterTuner(
    make("tuned"),
    "loss",
    {"depth": IntegerParameter(1, 3)},
    metric_definitions=[{"Name": "loss", "Regex": "loss=(.*)"}],
    base_tuning_job_name="demo",
)
tuner.fit(channels)
