# expect: material
# An algorithm of the account, with a name for the jobs and without one.
import sagemaker
from sagemaker.algorithm import AlgorithmEstimator

arn = "arn:aws:sagemaker:us-west-2:123456789012:algorithm/demo"
role = "arn:aws:iam::123456789012:role/demo"

named = AlgorithmEstimator(
    algorithm_arn=arn,
    role=role,
    instance_count=2,
    instance_type="ml.m5.xlarge",
    sagemaker_session=sagemaker.Session(),
    output_path="s3://demo-bucket/out",
    base_job_name="named",
    volume_size=50,
    hyperparameters={"kind": "tree"},
    tags=[{"Key": "team", "Value": "demo"}],
)
named.fit({"training": "s3://demo-bucket/train"})

plain = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge")
plain.fit({"training": "s3://demo-bucket/train"}, wait=False)
