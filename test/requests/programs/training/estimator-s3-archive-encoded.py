# expect: material
import sagemaker
from sagemaker.estimator import Estimator


def with_defaults(**more):
    return {"epochs": "3", "freeze": "True", "ratio": "0.10", **more}


session = sagemaker.Session()
source_uri = f"s3://{session.default_bucket()}/scripts/sourcedir.tar.gz"
estimator = Estimator(
    image_uri="763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-training:1.13-cpu-py39",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    source_dir=source_uri,
    entry_point="transfer_learning.py",
    hyperparameters=with_defaults(layers=[1, 2]),
    base_job_name="demo",
    sagemaker_session=session,
    container_log_level=10,
)
estimator.fit({"training": "s3://demo-bucket/train"}, wait=False)
