# expect: equal
import sagemaker
from sagemaker import get_execution_role, image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput

session = sagemaker.Session()
role = get_execution_role()
region = session.boto_region_name
bucket = session.default_bucket()
container = image_uris.retrieve("xgboost", region, "1.7-1")
xgb = Estimator(
    container,
    role,
    instance_count=1,
    instance_type="ml.m5.2xlarge",
    volume_size=5,
    output_path="s3://{}/{}/output".format(bucket, "churn"),
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
xgb.set_hyperparameters(max_depth=5, eta=0.2, objective="binary:logistic", num_round=100)
train = TrainingInput(s3_data="s3://{}/{}/train".format(bucket, "churn"), content_type="csv")
validation = TrainingInput(s3_data="s3://{}/{}/validation".format(bucket, "churn"), content_type="csv")
xgb.fit({"train": train, "validation": validation})
print(xgb.model_data)
