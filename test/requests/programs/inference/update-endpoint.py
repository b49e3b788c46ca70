# expect: withheld
from sagemaker.predictor import Predictor

predictor = Predictor("existing")
predictor.update_endpoint(initial_instance_count=2, instance_type="ml.m5.xlarge")
