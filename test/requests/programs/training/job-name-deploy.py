# expect: equal
import sagemaker
from sagemaker import image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.serializers import CSVSerializer

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = image_uris.retrieve("xgboost", session.boto_region_name, "1.7-1")
job_name = "churn-2026-01"

xgb = Estimator(
    image,
    role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    sagemaker_session=session,
    tags=[{"Key": "team", "Value": "ml"}],
)
xgb.set_hyperparameters(max_depth=5, eta=0.2, objective="binary:logistic", early=True)
train = TrainingInput("s3://demo-bucket/train", content_type="csv")
xgb.fit({"train": train, "validation": "s3://demo-bucket/validation"}, job_name=job_name, logs=False)
print(xgb.model_data)
print(xgb.latest_training_job.name)
print(xgb.output_path, xgb.image_uri)
predictor = xgb.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.large",
    endpoint_name="churn",
    serializer=CSVSerializer(),
)
predictor.delete_endpoint()
