# expect: equal
import boto3

client = boto3.client("sagemaker")
client.create_training_job(
    TrainingJobName="by-hand",
    AlgorithmSpecification={
        "TrainingImage": "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
        "TrainingInputMode": "File",
    },
    RoleArn="arn:aws:iam::123456789012:role/demo",
    HyperParameters={"epochs": "3"},
    InputDataConfig=[
        {
            "ChannelName": "train",
            "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://demo-bucket/train"}},
            "ContentType": "text/csv",
        }
    ],
    OutputDataConfig={"S3OutputPath": "s3://demo-bucket/out"},
    ResourceConfig={"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 10},
    StoppingCondition={"MaxRuntimeInSeconds": 3600},
)
client.get_waiter("training_job_completed_or_stopped").wait(TrainingJobName="by-hand")
print(client.describe_training_job(TrainingJobName="by-hand")["TrainingJobStatus"])
