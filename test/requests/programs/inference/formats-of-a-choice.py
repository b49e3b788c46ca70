# expect: equal
from sagemaker.deserializers import JSONDeserializer
from sagemaker.estimator import Estimator
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

tune = False
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
tuner = HyperparameterTuner(
    estimator,
    "loss",
    {"rate": ContinuousParameter(0.1, 0.9)},
    metric_definitions=[{"Name": "loss", "Regex": "loss=(.*)"}],
)
if tune:
    tuner.fit("s3://demo-bucket/train")
else:
    estimator.fit("s3://demo-bucket/train")
chosen = (tuner if tune else estimator).deploy(
    initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="chosen"
)
answer = chosen.predict(b"1,2", {"ContentType": "text/csv", "Accept": "application/json;verbose"})
print(answer)


class Both(JSONDeserializer):
    ACCEPT = "application/json"


def attached(name):
    found = Predictor(name)
    found.serializer = CSVSerializer()
    found.deserializer = Both()
    return found


endpoint = attached("existing")
for row in ([1, 2], [3, 4]):
    print(endpoint.predict(row))
