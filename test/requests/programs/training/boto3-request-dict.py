# expect: equal
import time

import boto3

client = boto3.client("sagemaker")
create_training_params = {
    "AlgorithmSpecification": {
        "TrainingImage": "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
        "TrainingInputMode": "File",
    },
    "RoleArn": "arn:aws:iam::123456789012:role/demo",
    "OutputDataConfig": {"S3OutputPath": "s3://demo-bucket/out"},
    "ResourceConfig": {"InstanceCount": 1, "InstanceType": "ml.m5.2xlarge", "VolumeSizeInGB": 5},
    "TrainingJobName": "by-hand",
    "HyperParameters": {"max_depth": "5", "eta": "0.2"},
    "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
    "EnableNetworkIsolation": False,
}
create_training_params["HyperParameters"]["num_round"] = "50"
create_training_params["InputDataConfig"] = [
    {
        "ChannelName": "train",
        "DataSource": {
            "S3DataSource": {
                "S3DataType": "S3Prefix",
                "S3Uri": "s3://demo-bucket/train",
                "S3DataDistributionType": "FullyReplicated",
            }
        },
        "ContentType": "libsvm",
        "CompressionType": "None",
    }
]
client.create_training_job(**create_training_params)
status = client.describe_training_job(TrainingJobName="by-hand")["TrainingJobStatus"]
while status != "Completed" and status != "Failed":
    time.sleep(1)
    status = client.describe_training_job(TrainingJobName=create_training_params["TrainingJobName"])["TrainingJobStatus"]
info = client.describe_training_job(TrainingJobName="by-hand")
print(status, info["HyperParameters"]["eta"], info["ModelArtifacts"]["S3ModelArtifacts"])
