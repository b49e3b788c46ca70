# expect: equal
import boto3
import numpy as np
from sagemaker.amazon.common import RecordDeserializer, RecordSerializer
from sagemaker.amazon.kmeans import KMeansPredictor
from sagemaker.amazon.record_pb2 import Record
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

rows = np.array([[1.0, 2.0], [3.0, 4.5]], dtype="float32")

kmeans = KMeansPredictor("existing")
for one in kmeans.predict(rows):
    print(one.label["closest_cluster"].float32_tensor.values[0])
    print(list(one.label["distance_to_cluster"].float32_tensor.values))
print(str(kmeans.predict(rows[0])))

predictor = Predictor("existing", serializer=RecordSerializer(), deserializer=RecordDeserializer())
print(len(predictor.predict(rows)))
predictor.serializer = RecordSerializer(content_type="application/x-recordio-protobuf; charset=UTF-8")
print(str(predictor.predict(rows[1])))
predictor.serializer = CSVSerializer()
print(str(predictor.predict(rows)))

buffer = RecordSerializer().serialize(rows)
boto3.client("s3").upload_fileobj(buffer, "demo-bucket", "lda/rows.pbr")

record = Record()
record.features["values"].float32_tensor.values.extend([1.5, 2.5])
record.uid = "first"
print(record.SerializeToString())
print(str(record))
