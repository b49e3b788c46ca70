# expect: equal
from sagemaker.predictor import Predictor

predictor = Predictor("existing")
answer = predictor.predict(b"1,2")
print(answer)
