# expect: equal
# style: core
import sagemaker
from sagemaker import get_execution_role, image_uris
from sagemaker.deserializers import JSONDeserializer
from sagemaker.model import Model
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

session = sagemaker.Session()
role = get_execution_role()

model = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    # Trained last week.
    model_data="s3://demo-bucket/model.tar.gz",
    role=role,
    env={"STAGE": "dev"},
    predictor_cls=Predictor,
    sagemaker_session=session,
)
predictor = model.deploy(
    initial_instance_count=2,
    instance_type="ml.m5.xlarge",  # the smallest that works
    endpoint_name="churn",
    serializer=CSVSerializer(),
    deserializer=JSONDeserializer(),
)
print(predictor.predict("1,2"))
print(model.name)
predictor.delete_endpoint()
model.delete_model()

tags = [{"Key": "team", "Value": "blue"}]
image = image_uris.retrieve("xgboost", session.boto_region_name, version="1.5-1")
named = Model(
    image,
    "s3://demo-bucket/model.tar.gz",
    "demo",
    name="scores",
    vpc_config={"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
    enable_network_isolation=True,
)
named.deploy(
    1,
    "ml.m5.large",
    tags=tags,
    wait=False,
    kms_key="key",
    volume_size=10,
    model_data_download_timeout=600,
    container_startup_health_check_timeout=300,
)

looked_up = Model(
    image_uri=image_uris.retrieve("xgboost", session.boto_region_name, version="1.5-1"),
    model_data="s3://demo-bucket/model.tar.gz",
    role=role,
)
wait = True
endpoint = looked_up.deploy(1, "ml.m5.large", wait=wait)
