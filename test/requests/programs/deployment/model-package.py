# expect: equal
from sagemaker import ModelPackage, Session
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

session = Session()
role = "arn:aws:iam::123456789012:role/demo"
version = "arn:aws:sagemaker:us-west-2:123456789012:model-package/existing/1"
listed = "arn:aws:sagemaker:us-west-2:123456789012:model-package/existing-listed"

model = ModelPackage(role=role, model_package_arn=version, sagemaker_session=session, name="approved", predictor_cls=Predictor)
predictor = model.deploy(1, "ml.m5.xlarge", endpoint_name="packaged", serializer=CSVSerializer())
print(predictor.predict([[1, 2]]))
predictor.delete_endpoint(delete_endpoint_config=True)

bought = ModelPackage(
    role=role,
    model_package_arn=listed,
    env={"LOG": "1"},
    vpc_config={"Subnets": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
    sagemaker_session=session,
)
transformer = bought.transformer(1, "ml.m5.xlarge", output_path="s3://demo-bucket/out")
transformer.transform("s3://demo-bucket/batch/input.csv", content_type="text/csv", job_name="score")
