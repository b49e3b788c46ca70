# expect: equal
# The estimator makes a session of its own, which the model of the best job then does without.
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    sagemaker_session=sagemaker.Session(),
)
tuner = HyperparameterTuner(
    estimator,
    "accuracy",
    {"depth": IntegerParameter(2, 8)},
    [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    max_jobs=2,
)
tuner.fit({"train": "s3://demo-bucket/train"})
predictor = tuner.deploy(initial_instance_count=1, instance_type="ml.m5.large")
predictor.delete_endpoint()
