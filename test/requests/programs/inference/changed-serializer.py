# expect: equal
from sagemaker.deserializers import JSONDeserializer
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

predictor = Predictor("existing")
predictor.serializer = CSVSerializer()
predictor.deserializer = JSONDeserializer()
for row in ([1, 2], [3, 4]):
    print(predictor.predict(row))
predictor.delete_endpoint(delete_endpoint_config=False)
