# expect: equal
import sagemaker
from sagemaker.debugger import (
    CollectionConfig,
    DebuggerHookConfig,
    ProfilerConfig,
    ProfilerRule,
    Rule,
    rule_configs,
)
from sagemaker.pytorch import PyTorch

session = sagemaker.Session()
rules = [
    Rule.sagemaker(rule_configs.vanishing_gradient()),
    Rule.sagemaker(
        base_config=rule_configs.loss_not_decreasing(),
        rule_parameters={"num_steps": "10"},
        collections_to_save=[CollectionConfig(name="losses", parameters={"save_interval": "10"})],
    ),
    ProfilerRule.sagemaker(rule_configs.ProfilerReport()),
]
estimator = PyTorch(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="2.3",
    py_version="py311",
    sagemaker_session=session,
    rules=rules,
    debugger_hook_config=DebuggerHookConfig(collection_configs=[CollectionConfig(name="weights")]),
    profiler_config=ProfilerConfig(system_monitor_interval_millis=500),
)
estimator.fit("s3://demo-bucket/train", wait=True)
print(estimator.latest_job_debugger_artifacts_path())
print(estimator.latest_job_profiler_artifacts_path())
for summary in estimator.latest_training_job.rule_job_summary():
    print(summary["RuleConfigurationName"], summary["RuleEvaluationStatus"])
