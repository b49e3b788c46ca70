# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.debugger import (
    CollectionConfig,
    DebuggerHookConfig,
    FrameworkProfile,
    ProfilerConfig,
    Rule,
    rule_configs,
)

hook = DebuggerHookConfig(
    s3_output_path="s3://demo-bucket/tensors",
    container_local_output_path="/opt/ml/output/tensors",
    hook_parameters={"save_interval": "100"},
    collection_configs=[CollectionConfig(name="losses", parameters={"train.save_interval": "50"})],
)
profiler = ProfilerConfig(
    s3_output_path="s3://demo-bucket/profile",
    system_monitor_interval_millis=1000,
    framework_profile_params=FrameworkProfile(),
)
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    debugger_hook_config=hook,
    profiler_config=profiler,
    rules=[Rule.sagemaker(rule_configs.loss_not_decreasing())],
)
estimator.fit({"train": "s3://demo-bucket/train"})
