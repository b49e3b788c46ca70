# expect: equal
from sagemaker.predictor import Predictor

predictor = Predictor(endpoint_name="existing", component_name="part")
print(predictor.predict(b"1,2"))
