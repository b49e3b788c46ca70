# expect: equal
import sagemaker
from sagemaker import get_execution_role
from sagemaker.deserializers import CSVDeserializer, JSONDeserializer
from sagemaker.model import Model
from sagemaker.serializers import CSVSerializer, LibSVMSerializer

session = sagemaker.Session()
region = session.boto_region_name
model = Model(
    model_data="s3://demo-bucket/model.tar.gz",
    image_uri=sagemaker.image_uris.retrieve("xgboost", region, version="1.5-1"),
    role=get_execution_role(),
    predictor_cls=sagemaker.predictor.Predictor,
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="flowers")
predictor.serializer = CSVSerializer()
predictor.deserializer = JSONDeserializer()
result = predictor.predict("5.1,3.5,1.4,0.2")
print(f"Result: {result}")
predictor.serializer = LibSVMSerializer()
predictor.deserializer = CSVDeserializer()
print([float(one) for one in predictor.predict("1 0:5.1 1:3.5")[0]])
predictor.delete_endpoint(delete_endpoint_config=True)
