# expect: material
import os

import numpy as np
from sagemaker.serve import InferenceSpec, Mode, ModelBuilder, ModelServer
from sagemaker.serve.builder.schema_builder import SchemaBuilder


class Scorer(InferenceSpec):
    def load(self, model_dir):
        return 2.0

    def invoke(self, input_object, model):
        return input_object * model


os.makedirs("weights", exist_ok=True)
with open("weights/model.bin", "w") as file:
    file.write("weights")
rows = np.array([[1.0, 2.0]])
model = ModelBuilder(
    mode=Mode.SAGEMAKER_ENDPOINT,
    model_path="weights",
    inference_spec=Scorer(),
    schema_builder=SchemaBuilder(sample_input=rows, sample_output={"predictions": [0.1]}),
    role_arn="arn:aws:iam::123456789012:role/demo",
    image_uri="763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-inference:2.0.1-cpu-py310",
    model_server=ModelServer.TORCHSERVE,
    dependencies={"auto": False, "custom": ["scipy==1.11"]},
    env_vars={"MODE": "fast"},
    name="scorer",
).build()
predictor = model.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.xlarge",
    endpoint_name="scorer",
    model_data_download_timeout=600,
    endpoint_logging=False,
)
print(predictor.predict(rows))
predictor.delete_endpoint()
