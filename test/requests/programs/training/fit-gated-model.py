# expect: withheld
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit(
    {
        "train": "s3://demo-bucket/train",
        "model": TrainingInput(
            "s3://demo-bucket/model",
            model_access_config={"AcceptEula": True},
            hub_access_config={"HubContentArn": "arn:aws:sagemaker:us-west-2:123456789012:hub-content/own/Model/llm/1"},
        ),
    }
)
