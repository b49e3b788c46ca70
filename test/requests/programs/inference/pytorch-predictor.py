# expect: equal
from sagemaker.pytorch import PyTorchPredictor

predictor = PyTorchPredictor("existing")
print(predictor.predict([[1.0, 2.0]]))
