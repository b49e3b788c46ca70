# expect: withheld
from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

small = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
)
large = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.4xlarge",
    output_path="s3://demo-bucket/out",
)
tuner = HyperparameterTuner.create(
    estimator_dict={"small": small, "large": large},
    objective_metric_name_dict={"small": "accuracy", "large": "accuracy"},
    hyperparameter_ranges_dict={"small": {"depth": IntegerParameter(2, 4)}, "large": {"depth": IntegerParameter(4, 8)}},
    metric_definitions_dict={
        "small": [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
        "large": [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
    },
    max_jobs=4,
)
tuner.fit(
    {"small": {"train": "s3://demo-bucket/train"}, "large": {"train": "s3://demo-bucket/train"}},
    include_cls_metadata={"small": False, "large": False},
)
