# expect: material
"""Trains the built-in XGBoost on CSV files with spot instances."""
import sagemaker
from sagemaker.amazon.amazon_estimator import get_image_uri
from sagemaker.estimator import Estimator
from sagemaker.session import s3_input

session = sagemaker.Session()
region = session.boto_region_name
container = get_image_uri(region, "xgboost", "1.7-1")

xgb = Estimator(container,
                "arn:aws:iam::123456789012:role/demo",
                train_instance_count=1,
                train_instance_type="ml.m5.xlarge",
                train_use_spot_instances=True,
                train_max_run=3600,
                train_max_wait=7200,
                checkpoint_s3_uri="s3://demo-bucket/checkpoints",
                sagemaker_session=session)
xgb.set_hyperparameters(max_depth=5, eta=0.2, objective="binary:logistic", num_round=100, silent=True)

channels = {
    "train": s3_input(s3_data="s3://demo-bucket/train", content_type="csv"),
    "validation": s3_input(s3_data="s3://demo-bucket/validation", content_type="csv"),
}
xgb.fit(channels)

status = session.describe_training_job(xgb.latest_training_job.name)["TrainingJobStatus"]
print(status, xgb.output_path)
