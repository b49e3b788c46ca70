# expect: equal
# One deployment for a tuner or its estimator, whichever was run.
from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

use_amt = True
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    model_uri="s3://demo-bucket/pretrained/model.tar.gz",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
)
if use_amt:
    tuner = HyperparameterTuner(
        estimator, "accuracy", {"depth": IntegerParameter(2, 8)}, [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}]
    )
    tuner.fit({"train": "s3://demo-bucket/train"}, logs=True)
else:
    estimator.fit({"train": "s3://demo-bucket/train"}, logs=True)
predictor = (tuner if use_amt else estimator).deploy(
    initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="either"
)
