# expect: equal
from sagemaker.debugger import Rule, rule_configs
from sagemaker.estimator import Estimator

custom = Rule.custom(
    name="Gradients",
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/rules:1",
    instance_type="ml.m5.large",
    volume_size_in_gb=20,
    source="s3://demo-bucket/rules/gradients.py",
    rule_to_invoke="Gradients",
    rule_parameters={"threshold": "20.0"},
)
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    hyperparameters={"a": 1, "b": "text", "c": None, "d": 0.5},
    rules=[custom, Rule.sagemaker(rule_configs.create_xgboost_report())],
)
estimator.fit({"train": "s3://demo-bucket/train"})
