# expect: equal
import sagemaker
from sagemaker.model import Model

model = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    name="churn",
    sagemaker_session=sagemaker.Session(),
)
transformer = model.transformer(
    instance_count=1,
    instance_type="ml.m5.xlarge",
    strategy="MultiRecord",
    assemble_with="Line",
    output_path="s3://demo-bucket/batch-out",
    output_kms_key="arn:aws:kms:us-west-2:123456789012:key/out",
    accept="text/csv",
    env={"STAGE": "dev"},
    max_concurrent_transforms=2,
    max_payload=6,
    tags=[{"Key": "team", "Value": "vision"}],
    volume_kms_key="arn:aws:kms:us-west-2:123456789012:key/volume",
)
transformer.transform("s3://demo-bucket/batch", content_type="text/csv")
