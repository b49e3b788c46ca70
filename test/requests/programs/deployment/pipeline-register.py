# expect: equal
import sagemaker
from sagemaker.model import Model
from sagemaker.pipeline import PipelineModel

role = "arn:aws:iam::123456789012:role/demo"
first = Model(image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1", model_data="s3://demo-bucket/models/a.tar.gz", role=role)
pipeline = PipelineModel(models=[first], role=role, sagemaker_session=sagemaker.Session())
pipeline.register(content_types=["text/csv"], response_types=["text/csv"], inference_instances=["ml.m5.large"], transform_instances=["ml.m5.large"], model_package_group_name="existing")
