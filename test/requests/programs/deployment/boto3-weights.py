# expect: equal
import boto3

client = boto3.client("sagemaker")
client.create_endpoint_config(
    EndpointConfigName="canary",
    ProductionVariants=[
        {
            "VariantName": "live",
            "ModelName": "existing",
            "InitialInstanceCount": 1,
            "InstanceType": "ml.m5.large",
            "InitialVariantWeight": 1,
        },
        {
            "VariantName": "next",
            "ModelName": "existing",
            "InitialInstanceCount": 1,
            "InstanceType": "ml.m5.large",
            "InitialVariantWeight": 0,
        },
    ],
)
client.create_endpoint(EndpointName="canary", EndpointConfigName="canary")
