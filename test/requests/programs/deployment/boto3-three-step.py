# expect: equal
import boto3

client = boto3.client("sagemaker")
client.create_model(
    ModelName="by-hand",
    ExecutionRoleArn="arn:aws:iam::123456789012:role/demo",
    PrimaryContainer={
        "Image": "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
        "ModelDataUrl": "s3://demo-bucket/model.tar.gz",
        "Environment": {"STAGE": "dev"},
    },
)
client.create_endpoint_config(
    EndpointConfigName="by-hand",
    ProductionVariants=[
        {
            "VariantName": "AllTraffic",
            "ModelName": "by-hand",
            "InitialInstanceCount": 1,
            "InstanceType": "ml.m5.large",
            "InitialVariantWeight": 1,
        }
    ],
)
client.create_endpoint(EndpointName="by-hand", EndpointConfigName="by-hand")
client.get_waiter("endpoint_in_service").wait(EndpointName="by-hand")
print(client.describe_endpoint(EndpointName="by-hand")["EndpointStatus"])
client.delete_endpoint(EndpointName="by-hand")
