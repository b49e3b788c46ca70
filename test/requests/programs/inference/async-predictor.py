# expect: equal
from sagemaker.predictor import Predictor
from sagemaker.predictor_async import AsyncPredictor
from sagemaker.serializers import JSONSerializer

predictor = AsyncPredictor(Predictor("existing", serializer=JSONSerializer()))
answer = predictor.predict_async(input_path="s3://demo-bucket/batch/input.csv")
print(answer.output_path)
