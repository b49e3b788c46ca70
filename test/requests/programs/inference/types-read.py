# expect: equal
# What a predictor says of its types, and an attribute that nothing reads.
from sagemaker.deserializers import JSONDeserializer
from sagemaker.model import Model
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

model = Model(
    image_uri="demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    predictor_cls=Predictor,
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="rows")
print(predictor.content_type, predictor.accept)
predictor.ContentType = "text/csv"
predictor.serializer = CSVSerializer()
predictor.deserializer = JSONDeserializer()
print(predictor.content_type, predictor.accept)
print(predictor.predict([1, 2]))
