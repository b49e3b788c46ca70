# expect: equal
# A job without network settings and tags, and a batch transform with its model.
from sagemaker.estimator import Estimator

estimator = Estimator.attach(training_job_name="existing")
estimator.deploy(1, "ml.m5.large", endpoint_name="demo-plain", tags=[{"Key": "team", "Value": "demo"}])
estimator.deploy(1, "ml.m5.large", endpoint_name="demo-again")
transformer = estimator.transformer(instance_count=1, instance_type="ml.m5.xlarge", output_path="s3://demo-bucket/batch-out")
transformer.transform("s3://demo-bucket/batch", content_type="text/csv", job_name="demo-batch")


def artifacts(name):
    return Estimator.attach(name).model_data


print(artifacts("existing"))
