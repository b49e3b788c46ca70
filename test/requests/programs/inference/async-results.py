# expect: equal
from sagemaker.async_inference import AsyncInferenceConfig, WaiterConfig
from sagemaker.deserializers import JSONDeserializer
from sagemaker.model import Model
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

model = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role="arn:aws:iam::123456789012:role/demo",
    name="later",
    predictor_cls=Predictor,
)
predictor = model.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.xlarge",
    endpoint_name="later",
    async_inference_config=AsyncInferenceConfig(output_path="s3://demo-bucket/out"),
)
predictor.serializer = CSVSerializer()
predictor.deserializer = JSONDeserializer()


def ask(rows):
    return predictor.predict_async(data=rows, initial_args={"ContentType": "text/csv"}, inference_id="a")


answer = ask([[1, 2], [3, 4]])
print(answer.output_path)
try:
    print(answer.get_result(WaiterConfig(max_attempts=3, delay=1)))
except Exception as error:
    print(type(error).__name__)
placed = predictor.predict_async(data=[[5, 6]], input_path="s3://demo-bucket/batch/five.csv")
try:
    print(predictor.predict(data=[[5, 6]], waiter_config=WaiterConfig(max_attempts=3, delay=1)))
except Exception as error:
    print(type(error).__name__)
predictor.delete_endpoint()
