# expect: equal
# style: core
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner

image = sagemaker.image_uris.retrieve("xgboost", "us-west-2", version="1.7-1")
role = "demo"
bucket = "demo-bucket"


def search(depth):
    estimator = Estimator(
        image,
        role,
        1,
        "ml.m5.xlarge",
        hyperparameters={"max_depth": depth, "objective": "binary:logistic"},
    )
    tuner = HyperparameterTuner(
        estimator,
        "validation:auc",
        {"eta": ContinuousParameter(1e-05, 0.3), "alpha": ContinuousParameter(0, 2)},
        max_jobs=3,
    )
    tuner.fit({"train": f"s3://{bucket}/train", "validation": f"s3://{bucket}/validation"})
    return tuner.best_training_job()


print(search(4))
