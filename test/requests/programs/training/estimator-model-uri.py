# expect: equal
# A pre-trained model as a channel of its own, for a job and for a tuning job.
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/SageMakerRole"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"

plain = Estimator(
    role=role,
    image_uri=image,
    model_uri="s3://demo-bucket/pretrained/model.tar.gz",
    instance_count=1,
    instance_type="ml.m5.large",
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
plain.fit({"training": "s3://demo-bucket/train/"})

named = Estimator(
    image,
    role,
    1,
    "ml.m5.large",
    model_uri="s3://demo-bucket/pretrained/",
    model_channel_name="start",
    base_job_name="named",
    disable_profiler=True,
    debugger_hook_config=False,
)
named.fit()

tuner = HyperparameterTuner(
    plain,
    "loss",
    {"depth": IntegerParameter(1, 3)},
    [{"Name": "loss", "Regex": "loss=(.*)"}],
    base_tuning_job_name="tuned",
)
tuner.fit({"training": "s3://demo-bucket/train/"})
