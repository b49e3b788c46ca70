# expect: equal
import sagemaker
from sagemaker.deserializers import JSONDeserializer
from sagemaker.model import Model
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer, IdentitySerializer

ROLE = "arn:aws:iam::123456789012:role/demo"


class RowsPredictor(Predictor):
    """Rows in, JSON out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, serializer=CSVSerializer(), deserializer=JSONDeserializer(), **kwargs)


class TextPredictor(Predictor):
    def __init__(self, endpoint_name, sagemaker_session=None):
        super(TextPredictor, self).__init__(
            endpoint_name, sagemaker_session, IdentitySerializer(content_type="application/json")
        )


model = Model(
    "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role=ROLE,
    predictor_cls=RowsPredictor,
)
rows = model.deploy(initial_instance_count=1, instance_type="ml.m5.large")
print(rows.predict([[1, 2], [3, 4]]))
session = sagemaker.Session()
again = RowsPredictor(rows.endpoint_name, sagemaker_session=session)
print(again.predict("1,2"))
text = TextPredictor(endpoint_name=rows.endpoint_name)
print(text.predict('{"rows": []}'))
again.delete_endpoint()
