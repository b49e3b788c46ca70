# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
model = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    vpc_config={"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
    enable_network_isolation=True,
    sagemaker_session=session,
)
model.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.xlarge",
    endpoint_name="churn",
    kms_key="arn:aws:kms:us-west-2:123456789012:key/volume",
    volume_size=64,
    model_data_download_timeout=600,
    container_startup_health_check_timeout=300,
)
