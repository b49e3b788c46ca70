# expect: equal
import json

import sagemaker
from sagemaker.model import Model
from sagemaker.serializers import IdentitySerializer, JSONSerializer


class Forecaster(sagemaker.predictor.Predictor):
    def __init__(self, *args, **kwargs):
        super().__init__(
            *args,
            # The class encodes itself.
            serializer=IdentitySerializer(content_type="application/json"),
            **kwargs,
        )

    def set_frequency(self, freq):
        self.freq = freq

    def predict(self, series, samples=100):
        """One series at a time."""
        body = self.__encode(series, samples)
        answer = super(Forecaster, self).predict(body)
        return json.loads(answer.decode("utf-8")), self.freq

    def __encode(self, series, samples):
        instance = {"target": series, "samples": samples, "endpoint": len(self.endpoint_name) > 0}
        return json.dumps({"instances": [instance]}).encode("utf-8")


class Counter(sagemaker.predictor.Predictor):
    def __init__(self, endpoint_name, sagemaker_session=None):
        super().__init__(endpoint_name, sagemaker_session, serializer=JSONSerializer())

    def rows(self):
        return {"rows": 2}


def show(predictor, **options):
    predictor.set_frequency("D")
    print(predictor.predict([1, 2], **options))


model = Model(
    "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    predictor_cls=Forecaster,
)
first = model.deploy(initial_instance_count=1, instance_type="ml.m5.large")
show(first, samples=3)
second = Forecaster(endpoint_name=first.endpoint_name, sagemaker_session=sagemaker.Session())
show(second)
counter = Counter(first.endpoint_name)
print(counter.predict(counter.rows()))
first.delete_model()
second.delete_endpoint()
