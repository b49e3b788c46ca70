# expect: equal
import boto3

client = boto3.client("sagemaker")
name = "lab-1"
client.create_training_job(
    TrainingJobName=name,
    AlgorithmSpecification={"TrainingImage": "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1", "TrainingInputMode": "File"},
    RoleArn="arn:aws:iam::123456789012:role/demo",
    InputDataConfig=[
        {
            "ChannelName": channel,
            "DataSource": {
                "S3DataSource": {
                    "S3DataType": "S3Prefix",
                    "S3Uri": f"s3://demo-bucket/{channel}",
                    "S3DataDistributionType": "FullyReplicated",
                }
            },
            "ContentType": "libsvm",
        }
        for channel in ("train", "validation")
    ],
    OutputDataConfig={"S3OutputPath": "s3://demo-bucket/out"},
    ResourceConfig={"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 5},
    StoppingCondition={"MaxRuntimeInSeconds": 3600},
    HyperParameters={"max_depth": "5", "eta": "0.2"},
)
client.get_waiter("training_job_completed_or_stopped").wait(TrainingJobName=name)
job = client.describe_training_job(TrainingJobName=name)
print(job["TrainingJobStatus"])
print(job["ModelArtifacts"]["S3ModelArtifacts"])
