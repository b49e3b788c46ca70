# expect: equal
from sagemaker.predictor import Predictor
from sagemaker.predictor_async import AsyncPredictor
from sagemaker.serializers import JSONSerializer

predictor = AsyncPredictor(Predictor("existing", serializer=JSONSerializer()), name="uploads")
answer = predictor.predict_async(data={"inputs": [1, 2]})
print(answer.output_path)
