# expect: equal
import numpy as np
from sagemaker import Predictor
from sagemaker.deserializers import BytesDeserializer, JSONDeserializer, JSONLinesDeserializer, NumpyDeserializer, StringDeserializer
from sagemaker.serializers import CSVSerializer, IdentitySerializer, JSONLinesSerializer, JSONSerializer, NumpySerializer

rows = np.array([[1.0, 2.0], [3.0, 4.0]])
print(Predictor("existing", serializer=JSONSerializer(), deserializer=JSONDeserializer()).predict({"rows": [1]}))
print(Predictor("existing", serializer=NumpySerializer(), deserializer=NumpyDeserializer()).predict(rows))
print(Predictor("existing", serializer=CSVSerializer(), deserializer=StringDeserializer()).predict(rows))
print(Predictor("existing", serializer=JSONLinesSerializer(), deserializer=JSONLinesDeserializer()).predict([{"a": 1}]))
print(Predictor("existing", serializer=IdentitySerializer("image/png"), deserializer=BytesDeserializer()).predict(b"png"))
