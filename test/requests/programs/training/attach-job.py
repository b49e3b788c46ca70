# expect: withheld
from sagemaker.estimator import Estimator

estimator = Estimator.attach("existing")
print(estimator.model_data)
