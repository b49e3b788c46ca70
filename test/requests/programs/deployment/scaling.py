# expect: equal
import boto3
import sagemaker
from sagemaker.model import Model
from sagemaker.predictor import Predictor

model = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    predictor_cls=Predictor,
    sagemaker_session=sagemaker.Session(),
)
predictor = model.deploy(1, "ml.m5.large", endpoint_name="scaled")
scaling = boto3.client("application-autoscaling")
resource = f"endpoint/{predictor.endpoint_name}/variant/AllTraffic"
scaling.register_scalable_target(
    ServiceNamespace="sagemaker",
    ResourceId=resource,
    ScalableDimension="sagemaker:variant:DesiredInstanceCount",
    MinCapacity=1,
    MaxCapacity=4,
)
scaling.put_scaling_policy(
    PolicyName="by-invocations",
    ServiceNamespace="sagemaker",
    ResourceId=resource,
    ScalableDimension="sagemaker:variant:DesiredInstanceCount",
    PolicyType="TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration={
        "TargetValue": 70.0,
        "PredefinedMetricSpecification": {"PredefinedMetricType": "SageMakerVariantInvocationsPerInstance"},
    },
)
