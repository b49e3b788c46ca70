# expect: equal
import sagemaker
from sagemaker.deserializers import JSONDeserializer
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.serializers import CSVSerializer

session = sagemaker.Session()
role = sagemaker.get_execution_role()
container = sagemaker.image_uris.retrieve("xgboost", session.boto_region_name, "1.7-1")
xgb = Estimator(
    image_uri=container,
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path=f"s3://{session.default_bucket()}/churn/output",
    hyperparameters={"objective": "binary:logistic", "num_round": 100},
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
xgb.fit({"train": TrainingInput("s3://demo-bucket/train", content_type="csv")})
print(xgb.model_data)
predictor = xgb.deploy(
    initial_instance_count=1,
    instance_type="ml.m4.xlarge",
    endpoint_name="churn",
    serializer=CSVSerializer(),
    deserializer=JSONDeserializer(),
)
print(predictor.endpoint_name)
for row in ([1, 2, 3], [4, 5, 6]):
    print(predictor.predict(row)[0][0])
predictor.delete_model()
predictor.delete_endpoint(delete_endpoint_config=True)
