# expect: equal
import numpy as np
from sagemaker.deserializers import CSVDeserializer, PandasDeserializer, StringDeserializer
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer, LibSVMSerializer, StringSerializer

first = Predictor("existing", serializer=LibSVMSerializer(), deserializer=CSVDeserializer())
print(first.predict("1 1:0.5 2:0.25"))
second = Predictor("existing", serializer=StringSerializer(), deserializer=StringDeserializer())
print(second.predict("some text"))
third = Predictor("existing", serializer=CSVSerializer(content_type="text/csv; header=absent"), deserializer=PandasDeserializer(accept="text/csv"))
print(third.predict(np.array([[1, 2], [3, 4]])).shape)
fourth = Predictor("existing", serializer=CSVSerializer(), deserializer=StringDeserializer(accept="text/csv"))
print(fourth.predict("1,2"))
