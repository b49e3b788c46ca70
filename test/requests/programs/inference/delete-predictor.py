# expect: equal
from sagemaker.predictor import Predictor

predictor = Predictor("existing")
predictor.delete_predictor()
