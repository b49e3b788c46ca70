# expect: material
from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_output_compression=True,
)
estimator.fit({"train": "s3://demo-bucket/train"})
print(estimator.model_data["S3DataSource"]["S3DataType"])
estimator.deploy(1, "ml.m5.large", endpoint_name="demo")
