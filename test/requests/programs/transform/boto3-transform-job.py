# expect: equal
import boto3

client = boto3.client("sagemaker")
client.create_transform_job(
    TransformJobName="demo-batch",
    ModelName="existing",
    MaxConcurrentTransforms=2,
    MaxPayloadInMB=6,
    BatchStrategy="MultiRecord",
    Environment={"MODE": "fast"},
    ModelClientConfig={"InvocationsTimeoutInSeconds": 120, "InvocationsMaxRetries": 1},
    TransformInput={
        "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://demo-bucket/batch"}},
        "ContentType": "text/csv",
        "SplitType": "Line",
    },
    TransformOutput={"S3OutputPath": "s3://demo-bucket/batch-out", "AssembleWith": "Line", "Accept": "text/csv"},
    TransformResources={"InstanceType": "ml.m5.xlarge", "InstanceCount": 1},
    DataProcessing={"InputFilter": "$[1:]", "OutputFilter": "$", "JoinSource": "Input"},
    Tags=[{"Key": "team", "Value": "demo"}],
)
print(client.describe_transform_job(TransformJobName="demo-batch")["TransformJobStatus"])

request = {
    "TransformJobName": "demo-dict",
    "ModelName": "existing",
    "MaxPayloadInMB": 0,
    "TransformInput": {
        "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://demo-bucket/batch"}},
    },
    "TransformOutput": {"S3OutputPath": "s3://demo-bucket/batch-out"},
    "TransformResources": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1},
}
client.create_transform_job(**request)
client.stop_transform_job(TransformJobName="demo-dict")
