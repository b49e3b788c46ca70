# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
model = Model(
    image_uri=image,
    model_data="s3://demo-bucket/model.tar.gz",
    role=role,
    entry_point="inference.py",
    source_dir="code",
    model_kms_key="arn:aws:kms:us-west-2:123456789012:key/model",
    sagemaker_session=session,
)
model.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="sealed")
