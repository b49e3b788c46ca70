# expect: withheld
from sagemaker.debugger import Rule, rule_configs
from sagemaker.estimator import Estimator

stop = Rule.sagemaker(
    rule_configs.loss_not_decreasing(),
    actions=rule_configs.ActionList(rule_configs.StopTraining()),
)
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    rules=[stop],
)
estimator.fit({"train": "s3://demo-bucket/train"})
