# expect: material
from sagemaker.estimator import Estimator
from sagemaker.model_metrics import MetricsSource, ModelMetrics

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit("s3://demo-bucket/train")
package = estimator.register(
    content_types=["text/csv"],
    response_types=["text/csv"],
    inference_instances=["ml.t2.medium", "ml.m5.large"],
    transform_instances=["ml.m5.large"],
    model_package_group_name="existing",
    approval_status="PendingManualApproval",
    description="churn",
    model_metrics=ModelMetrics(
        model_statistics=MetricsSource(content_type="application/json", s3_uri="s3://demo-bucket/metrics.json")
    ),
)
