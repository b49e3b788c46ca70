# expect: withheld
from sagemaker.iterators import ByteIterator
from sagemaker.predictor import Predictor
from sagemaker.serializers import JSONSerializer

predictor = Predictor("existing", serializer=JSONSerializer())
for part in predictor.predict_stream({"inputs": "a"}, iterator=ByteIterator):
    print(part)
