"""The account that programs find: a role, buckets with data and model archives, an endpoint that already serves.

What stands here was there before the program; none of it is recorded.
"""

import io
import json
import re
import tarfile

import boto3
import numpy
from moto.sagemaker import models

ACCOUNT = "123456789012"
REGION = "us-west-2"
ROLE_NAME = "demo"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/{ROLE_NAME}"
BUCKET = "demo-bucket"
OWN_BUCKETS = (BUCKET, f"sagemaker-{REGION}-{ACCOUNT}")
IMAGE = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/demo:1"
EXISTING = "existing"
"""Name of the model, endpoint configuration, endpoint, training job and tuning job that are there."""

TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": ["sagemaker.amazonaws.com"]}, "Action": "sts:AssumeRole"}
    ],
}


def build() -> None:
    """Fills the fake account with what every program finds; call inside `mock_aws`."""
    import jumpstart_world

    _accept_new_instance_types()
    _accept_variants_without_models()
    _create_role(ROLE_NAME)
    for bucket in OWN_BUCKETS:
        _create_bucket(bucket)
    for key, data in _objects().items():
        boto3.client("s3").put_object(Bucket=BUCKET, Key=key, Body=data)
    jumpstart_world.fill(boto3.client("s3"))
    _jobs_and_endpoints(boto3.client("sagemaker"))


def extend(program: str) -> None:
    """Adds the buckets and roles that the program's text names."""
    for role in set(re.findall(r"arn:aws:iam::\d{12}:role/([\w+=,.@-]+)", program)) - {ROLE_NAME}:
        _create_role(role)
    for bucket in set(re.findall(r"s3://([a-z0-9][a-z0-9.-]+[a-z0-9])", program)) - set(OWN_BUCKETS):
        _create_bucket(bucket)


def _create_role(name: str) -> None:
    boto3.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(TRUST))


def _create_bucket(name: str) -> None:
    boto3.client("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})


def _accept_new_instance_types() -> None:
    """moto's list of instance types is older than the service's."""
    for name in ("FakeEndpointConfig", "FakeSageMakerNotebookInstance"):
        kind = getattr(models, name, None)
        if kind is not None:
            kind.validate_instance_type = lambda *_: None


def _accept_variants_without_models() -> None:
    """moto does not know the endpoints of inference components, whose variants name no model."""
    backend = models.SageMakerModelBackend
    check = getattr(backend, "validate_production_variants", None)
    if check is not None and not hasattr(check, "original"):

        def relaxed(self, production_variants):
            check(self, [one for one in production_variants if "ModelName" in one])

        relaxed.original = check
        backend.validate_production_variants = relaxed


def _objects() -> dict:
    table = b"1,0.5,0.25\n0,0.125,1.5\n"
    return {
        "train/data.csv": table,
        "validation/data.csv": table,
        "batch/input.csv": table,
        "async/out.json": b'[[0.1, 0.9], [0.8, 0.2]]',
        "model.tar.gz": archive({"model.bin": b"weights"}),
        "models/a.tar.gz": archive({"model.bin": b"weights of a"}),
        "models/b.tar.gz": archive({"model.bin": b"weights of b"}),
        "code/sourcedir.tar.gz": archive({"train.py": b"print('train')\n", "inference.py": b"def model_fn(d): ...\n"}),
        "existing/output/model.tar.gz": archive({"model.bin": b"weights of the existing job"}),
        "existing-best/output/model.tar.gz": archive({"model.bin": b"weights of the best job"}),
    }


def archive(members: dict) -> bytes:
    """A gzipped tar file of the members: name to bytes."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        for name, text in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text))
    return data.getvalue()


def training_job(name: str) -> dict:
    """The request of a training job that is there before the program."""
    return {
        "TrainingJobName": name,
        "AlgorithmSpecification": {"TrainingImage": IMAGE, "TrainingInputMode": "File"},
        "RoleArn": ROLE,
        "HyperParameters": {"epochs": "2"},
        "InputDataConfig": [
            {
                "ChannelName": "train",
                "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": f"s3://{BUCKET}/train"}},
            }
        ],
        "OutputDataConfig": {"S3OutputPath": f"s3://{BUCKET}"},
        "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30},
        "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
    }


def _jobs_and_endpoints(sagemaker) -> None:
    for name in (EXISTING, f"{EXISTING}-best"):
        sagemaker.create_training_job(**training_job(name))
    sagemaker.create_model(
        ModelName=EXISTING,
        ExecutionRoleArn=ROLE,
        PrimaryContainer={"Image": IMAGE, "ModelDataUrl": f"s3://{BUCKET}/model.tar.gz"},
    )
    variant = {
        "VariantName": "AllTraffic",
        "ModelName": EXISTING,
        "InitialInstanceCount": 1,
        "InstanceType": "ml.m5.large",
        "InitialVariantWeight": 1.0,
    }
    sagemaker.create_endpoint_config(EndpointConfigName=EXISTING, ProductionVariants=[variant])
    sagemaker.create_endpoint(EndpointName=EXISTING, EndpointConfigName=EXISTING)
    sagemaker.create_model_package_group(ModelPackageGroupName=EXISTING)
    _packages(sagemaker)
    sagemaker.create_hyper_parameter_tuning_job(
        HyperParameterTuningJobName=EXISTING,
        HyperParameterTuningJobConfig={
            "Strategy": "Bayesian",
            "HyperParameterTuningJobObjective": {"Type": "Maximize", "MetricName": "accuracy"},
            "ResourceLimits": {"MaxNumberOfTrainingJobs": 2, "MaxParallelTrainingJobs": 1},
            "ParameterRanges": {
                "IntegerParameterRanges": [{"Name": "depth", "MinValue": "1", "MaxValue": "4"}],
            },
        },
        TrainingJobDefinition={
            "StaticHyperParameters": {"epochs": "2", "_tuning_objective_metric": "accuracy"},
            "AlgorithmSpecification": {
                "TrainingImage": IMAGE,
                "TrainingInputMode": "File",
                "MetricDefinitions": [{"Name": "accuracy", "Regex": "acc=([0-9.]+)"}],
            },
            **{
                key: value
                for key, value in training_job(EXISTING).items()
                if key not in ("TrainingJobName", "HyperParameters", "AlgorithmSpecification")
            },
        },
    )


def _packages(sagemaker) -> None:
    """A version that waits for approval, and a package of the marketplace."""

    def specification(**more) -> dict:
        container = {"Image": IMAGE, "ModelDataUrl": f"s3://{BUCKET}/model.tar.gz", **more}
        formats = {"SupportedContentTypes": ["text/csv"], "SupportedResponseMIMETypes": ["text/csv"]}
        return {"Containers": [container], **formats}

    sagemaker.create_model_package(
        ModelPackageGroupName=EXISTING,
        InferenceSpecification=specification(),
        ModelApprovalStatus="PendingManualApproval",
    )
    listed = specification(ProductId="demo-product")
    sagemaker.create_model_package(ModelPackageName=f"{EXISTING}-listed", InferenceSpecification=listed)


RECORDS = (
    "0a23d7ce3e000000121b0a0f636c6f736573745f636c7573746572120812060a0400004040"
    "121f0a1364697374616e63655f746f5f636c7573746572120812060a040000003f0000"
    "0a23d7ce3e000000121b0a0f636c6f736573745f636c7573746572120812060a040000803f"
    "121f0a1364697374616e63655f746f5f636c7573746572120812060a04000010400000"
)
"""Two records in RecordIO-protobuf, each with the labels `closest_cluster` and `distance_to_cluster`."""


def prediction(accept: str, body: bytes) -> tuple:
    """The answer of any endpoint: (content type, bytes) in the first accepted format."""
    wanted = (accept or "application/json").split(",")[0].strip()
    if wanted == "text/csv":
        return wanted, b"0.1,0.9\n0.8,0.2\n"
    if wanted == "application/x-npy":
        data = io.BytesIO()
        numpy.save(data, numpy.array([[0.1, 0.9], [0.8, 0.2]]))
        return wanted, data.getvalue()
    if wanted == "application/jsonlines":
        return wanted, b'{"label": 1}\n{"label": 0}\n'
    if wanted == "application/x-recordio-protobuf":
        return wanted, bytes.fromhex(RECORDS)
    if wanted in ("application/json", "*/*"):
        return "application/json", b'[[0.1, 0.9], [0.8, 0.2]]'
    return wanted, b"bytes of the answer"
