# expect: equal
import sagemaker
from sagemaker.async_inference import AsyncInferenceConfig
from sagemaker.model import Model
from sagemaker.predictor import Predictor
from sagemaker.predictor_async import AsyncPredictor
from sagemaker.serializers import JSONSerializer
from sagemaker.deserializers import JSONDeserializer

role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
model = Model(image_uri=image, model_data="s3://demo-bucket/model.tar.gz", role=role, name="later", predictor_cls=Predictor)
predictor = model.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.xlarge",
    endpoint_name="later",
    async_inference_config=AsyncInferenceConfig(output_path="s3://demo-bucket/out", failure_path="s3://demo-bucket/bad"),
)
answer = predictor.predict_async(input_path="s3://demo-bucket/batch/input.csv")
print(answer.output_path, answer.failure_path)
predictor.delete_endpoint()

attached = AsyncPredictor(Predictor("existing", serializer=JSONSerializer(), deserializer=JSONDeserializer()), name="a")
for number in range(2):
    answer = attached.predict_async(
        input_path="s3://demo-bucket/batch/input.csv",
        inference_id=str(number),
        initial_args={"ContentType": "text/csv", "InvocationTimeoutSeconds": 60},
    )
    print(answer.output_path)
