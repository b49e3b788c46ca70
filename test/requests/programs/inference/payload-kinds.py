# expect: equal
import io

import numpy as np
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer, JSONSerializer, NumpySerializer

predictor = Predictor("existing", serializer=CSVSerializer())
print(predictor.predict(np.array([[1.0, 2.0], [3.0, 4.5]])))
print(predictor.predict("1,2"))
predictor.serializer = JSONSerializer()
print(predictor.predict({"instances": [1, 2]}))
predictor.serializer = NumpySerializer()
print(predictor.predict([[1, 2]]))
raw = Predictor("existing")
print(raw.predict(b"1,2"))
print(raw.predict(bytearray(b"1,2"), initial_args={"ContentType": "text/csv"}))
print(raw.predict(io.BytesIO(b"3,4").read()))
