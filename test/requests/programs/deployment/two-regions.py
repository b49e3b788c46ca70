# expect: equal
import boto3
import sagemaker
from sagemaker.model import Model

for region in ("us-west-2", "eu-west-1"):
    session = sagemaker.Session(boto_session=boto3.Session(region_name=region))
    model = Model(
        image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
        model_data="s3://demo-bucket/model.tar.gz",
        role="arn:aws:iam::123456789012:role/demo",
        name="churn",
        sagemaker_session=session,
    )
    model.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="churn", wait=False)
