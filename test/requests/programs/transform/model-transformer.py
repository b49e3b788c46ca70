# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
model = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    name="churn",
    sagemaker_session=session,
)
transformer = model.transformer(1, "ml.m5.xlarge", output_path="s3://demo-bucket/batch-out")
transformer.transform(
    data="s3://demo-bucket/batch",
    data_type="S3Prefix",
    content_type="text/csv",
    split_type="Line",
    input_filter="$[1:]",
    output_filter="$[0]",
    wait=True,
    logs=False,
)
