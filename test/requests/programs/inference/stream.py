# expect: equal
import sagemaker
from sagemaker.deserializers import JSONDeserializer
from sagemaker.iterators import ByteIterator, LineIterator
from sagemaker.predictor import Predictor
from sagemaker.serializers import JSONSerializer

session = sagemaker.Session()
predictor = Predictor("existing", session, serializer=JSONSerializer(), deserializer=JSONDeserializer())
for part in predictor.predict_stream({"inputs": "a"}, iterator=ByteIterator):
    print(part)
for part in predictor.predict_stream(
    {"inputs": "b"}, {"Accept": "text/plain"}, "AllTraffic", "id-1", custom_attributes="accept_eula=true"
):
    print(part)
plain = Predictor("existing", component_name="component")
print(list(plain.predict_stream(b"c", target_container_hostname="host", iterator=LineIterator)))
