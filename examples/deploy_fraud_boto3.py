"""The same as a deployment by the SDK, in the three calls of the raw AWS client."""

import json
import time

import boto3

REGION = "us-west-2"
STAMP = time.strftime("%Y%m%d-%H%M")

sm = boto3.client("sagemaker", region_name=REGION)
runtime = boto3.client("sagemaker-runtime", region_name=REGION)

sm.create_model(
    ModelName=f"fraud-{STAMP}",
    ExecutionRoleArn="arn:aws:iam::123456789012:role/FraudServing",
    PrimaryContainer={
        "Image": "123456789012.dkr.ecr.us-west-2.amazonaws.com/fraud:3",
        "ModelDataUrl": "s3://fraud-models/current/model.tar.gz",
    },
)
sm.create_endpoint_config(
    EndpointConfigName=f"fraud-{STAMP}",
    ProductionVariants=[
        {
            "VariantName": "all",
            "ModelName": f"fraud-{STAMP}",
            "InstanceType": "ml.m5.large",
            "InitialInstanceCount": 1,
        }
    ],
)
sm.create_endpoint(EndpointName="fraud", EndpointConfigName=f"fraud-{STAMP}")
sm.get_waiter("endpoint_in_service").wait(EndpointName="fraud")

response = runtime.invoke_endpoint(
    EndpointName="fraud",
    ContentType="application/json",
    Body=json.dumps({"amount": 129.9, "country": "PT", "card_age_days": 4}),
)
print(json.loads(response["Body"].read())["score"])
