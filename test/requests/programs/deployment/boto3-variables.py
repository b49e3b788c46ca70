# expect: equal
import boto3

client = boto3.client("sagemaker")
role = "arn:aws:iam::123456789012:role/demo"
container = {"Image": "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1", "Mode": "SingleModel"}
container["ModelDataUrl"] = "s3://demo-bucket/model.tar.gz"
container["Environment"] = {"STAGE": "dev"}
container["Environment"]["LEVEL"] = "1"
print(container["Image"], container["Environment"])
client.create_model(ModelName="by-hand", ExecutionRoleArn=role, PrimaryContainer=container)
container = {"Image": "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:2"}
client.create_model(ModelName="several", ExecutionRoleArn=role, Containers=[container, {"Image": container["Image"]}])


def configure(model, count):
    request = {"EndpointConfigName": model, "Tags": [{"Key": "team", "Value": "demo"}]}
    request["ProductionVariants"] = [
        {
            "VariantName": "AllTraffic",
            "ModelName": model,
            "InstanceType": "ml.m5.large",
            "InitialInstanceCount": count,
            "InitialVariantWeight": 1,
        }
    ]
    client.create_endpoint_config(**request)
    return request["EndpointConfigName"]


name = configure("by-hand", 2)
endpoint = {"EndpointName": "by-hand"}
print(client.create_endpoint(EndpointConfigName=name, **endpoint)["EndpointArn"])
