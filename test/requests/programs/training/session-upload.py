# expect: equal
import sagemaker
from sagemaker import get_execution_role, image_uris
from sagemaker.estimator import Estimator

session = sagemaker.Session()
role = get_execution_role()
bucket = session.default_bucket()
train = session.upload_data("src/train.py", bucket=bucket, key_prefix="demo/data")
print(train)
container = image_uris.retrieve("xgboost", session.boto_region_name, version="1.7-1")
print(container)
estimator = Estimator(
    container,
    role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path=f"s3://{bucket}/demo/out",
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.set_hyperparameters(max_depth=5, eta=0.2, objective="binary:logistic", num_round=10)
estimator.fit({"train": train})
job = estimator.latest_training_job.name
print(estimator.latest_training_job.describe()["TrainingJobStatus"])
