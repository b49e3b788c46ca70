# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
from sagemaker.pipeline import PipelineModel
from sagemaker.predictor import Predictor

part = Model(image_uri=image, model_data="s3://demo-bucket/models/a.tar.gz", role=role)
chain = PipelineModel([part], role, Predictor, "chain", sagemaker_session=session, enable_network_isolation=True)
predictor = chain.deploy(1, "ml.m5.xlarge", endpoint_name="chain", wait=True)
print(predictor.predict(b"1,2"))
