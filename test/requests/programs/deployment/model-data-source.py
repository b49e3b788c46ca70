# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
data = {
    "S3DataSource": {
        "S3Uri": "s3://demo-bucket/models/",
        "S3DataType": "S3Prefix",
        "CompressionType": "None",
    }
}
model = Model(image_uri=image, model_data=data, role=role, sagemaker_session=session)
model.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="prefix")
