# expect: equal
import boto3

client = boto3.client("sagemaker")
client.create_endpoint_config(
    EndpointConfigName="small",
    ProductionVariants=[
        {
            "VariantName": "AllTraffic",
            "ModelName": "existing",
            "ServerlessConfig": {"MemorySizeInMB": 2048, "MaxConcurrency": 5},
        }
    ],
)
client.create_endpoint(EndpointName="small", EndpointConfigName="small")
