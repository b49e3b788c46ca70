# expect: equal
from sagemaker.deserializers import JSONDeserializer
from sagemaker.predictor import Predictor
from sagemaker.serializers import JSONSerializer

predictor = Predictor(endpoint_name="existing", serializer=JSONSerializer(), deserializer=JSONDeserializer())
print(predictor.predict({"a": 1}, target_variant="AllTraffic", inference_id="one", custom_attributes="trace=1"))
print(predictor.predict(data=[1, 2], target_model="a.tar.gz", component_name="part"))
print(predictor.predict("x", {"ContentType": "text/plain", "Accept": "application/json", "SessionId": "NEW_SESSION"}))
print(predictor.predict("x", initial_args={"EnableExplanations": "`true`", "CustomAttributes": "a", "TargetContainerHostname": "first"}))
print(predictor.predict("x", initial_args={"TargetModel": "b.tar.gz", "TargetVariant": "AllTraffic"}))
print(predictor.predict("x", initial_args={"InferenceId": "two", "InferenceComponentName": "part"}))
