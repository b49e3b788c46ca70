# expect: equal
import sagemaker
from sagemaker.model import Model
from sagemaker.multidatamodel import MultiDataModel
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"

many = MultiDataModel(
    name="many",
    model_data_prefix="s3://demo-bucket/models/",
    image_uri=image,
    role=role,
    env={"LOG": "1"},
    predictor_cls=Predictor,
    sagemaker_session=session,
)
predictor = many.deploy(1, "ml.m5.xlarge")
predictor.serializer = CSVSerializer()
print(predictor.predict("1,2", target_model="a.tar.gz"))
print(many.endpoint_name)

model = Model(image_uri=image, model_data="s3://demo-bucket/model.tar.gz", role=role, env={"A": "b"}, sagemaker_session=session)
more = MultiDataModel(name="more", model_data_prefix="s3://demo-bucket/models/", model=model, sagemaker_session=session)
more.deploy(initial_instance_count=1, instance_type="ml.m5.xlarge", endpoint_name="more", volume_size_in_gb=100)
