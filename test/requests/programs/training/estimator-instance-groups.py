# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.instance_group import InstanceGroup

workers = InstanceGroup("workers", "ml.c5.xlarge", 2)
learners = InstanceGroup(instance_group_name="learners", instance_type="ml.g5.xlarge", instance_count=1)
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    output_path="s3://demo-bucket/out",
    instance_groups=[workers, learners],
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit({"train": TrainingInput("s3://demo-bucket/train", instance_groups=["workers"])})
