"""Train a customer-churn classifier with the built-in XGBoost image."""

import argparse

import sagemaker
from sagemaker import image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput

HYPERPARAMETERS = {
    "objective": "binary:logistic",
    "eval_metric": "auc",
    "num_round": 250,
    "max_depth": 6,
    "eta": 0.15,
    "subsample": 0.8,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", default="churn")
    parser.add_argument("--spot", action="store_true")
    args = parser.parse_args()

    session = sagemaker.Session()
    role = sagemaker.get_execution_role()
    bucket = session.default_bucket()

    # The image comes from the account that AWS keeps per region.
    image = image_uris.retrieve("xgboost", session.boto_region_name, version="1.7-1")

    estimator = Estimator(
        image_uri=image,
        role=role,
        instance_count=1,
        instance_type="ml.m5.2xlarge",  # the training set fits in 20 GB
        volume_size=50,
        max_run=3 * 60 * 60,
        output_path=f"s3://{bucket}/{args.prefix}/models",
        base_job_name="churn-xgb",
        hyperparameters=HYPERPARAMETERS,
        sagemaker_session=session,
        tags=[{"Key": "team", "Value": "retention"}],
    )

    train = TrainingInput(f"s3://{bucket}/{args.prefix}/train", content_type="text/csv")
    validation = TrainingInput(f"s3://{bucket}/{args.prefix}/validation", content_type="text/csv")
    estimator.fit({"train": train, "validation": validation}, wait=True)

    print("job:", estimator.latest_training_job.name)
    print("model:", estimator.model_data)


if __name__ == "__main__":
    main()
