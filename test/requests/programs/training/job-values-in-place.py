# expect: equal
import os
import time

import sagemaker
from sagemaker.debugger import Rule, rule_configs
from sagemaker.estimator import Estimator
from sagemaker.pytorch import PyTorch

bucket = "demo-bucket"
os.makedirs("src", exist_ok=True)
with open("src/train.py", "w") as script:
    script.write("print('training')\n")


def rules_of(estimator, title):
    job = estimator.latest_training_job
    print(title, job.describe()["TrainingJobStatus"], estimator.latest_training_job.name == job.name)
    return estimator.model_data


rules = [Rule.sagemaker(rule_configs.loss_not_decreasing())]
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://{}/out".format(bucket),  # beside the data
    base_job_name="churn-{}".format(1),
    sagemaker_session=sagemaker.Session(default_bucket=bucket),
    rules=rules,
)
estimator.fit({"train": "s3://demo-bucket/train"})
client = estimator.sagemaker_session.sagemaker_client
print(client.describe_training_job(TrainingJobName=estimator.latest_training_job.name)["TrainingJobStatus"])
print(estimator.output_path, rules_of(estimator, "rules:"))

network = PyTorch(
    entry_point=os.path.join("src", "train.py"),
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="1.12",
    py_version="py38",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="/".join(["s3:/", bucket, "networks"]),
    code_location="s3://{}/code".format(bucket),
    base_job_name="network-{}".format(int(time.time()) // 10**10),
    rules=rules,
)
network.fit({"train": "s3://demo-bucket/train"}, wait=False)
print(network.latest_job_debugger_artifacts_path().startswith("s3://demo-bucket/networks"))
