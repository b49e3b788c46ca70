# expect: equal
import sagemaker
from sagemaker.deserializers import CSVDeserializer
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

predictor = Predictor(
    endpoint_name="existing",
    sagemaker_session=sagemaker.Session(),
    serializer=CSVSerializer(),
    deserializer=CSVDeserializer(),
)
print(predictor.predict([[1, 2], [3, 4]]))
print(predictor.predict("5,6", initial_args={"TargetVariant": "AllTraffic"}))
