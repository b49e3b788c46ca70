"""Answers for the operations that moto does not have, or has without what a program can read back."""

import datetime
import io
import json
import re
import threading
import time

import boto3
from botocore.exceptions import ClientError
from botocore.response import StreamingBody

import recorder
import world

_ARN = f"arn:aws:sagemaker:{world.REGION}:{world.ACCOUNT}"
_NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
_components: dict = {}
_tuners: dict = {}
_configs: dict = {}
_tuned: dict = {}
"""What the jobs of the program's tuning job have in common."""

waits = False
"""Whether a program starts several training jobs: V3 names them by the second, and no real job is over within one."""


def answer(client, operation, parameters):
    """The answer, or `None` when moto shall give it."""
    service = client.meta.service_model.service_name
    function = _TABLE.get((service, operation))
    return function(client, parameters) if function else None


def after(client, operation, parameters):
    """What the service does once it took a request: a training job leaves its artifacts behind, a tuning job has jobs."""
    if operation == "CreateHyperParameterTuningJob" and "TrainingJobDefinition" in parameters:
        _tuned.update(parameters["TrainingJobDefinition"])
    if client.meta.service_model.service_name != "sagemaker" or operation != "CreateTrainingJob":
        return
    if waits and re.search(r"-\d{14}$", parameters["TrainingJobName"]):
        # `time.sleep` does nothing here.
        threading.Event().wait(1 - time.time() % 1)
    path = parameters["OutputDataConfig"]["S3OutputPath"].removeprefix("s3://").rstrip("/")
    bucket, _, prefix = path.partition("/")
    key = "/".join(part for part in (prefix, parameters["TrainingJobName"], "output/model.tar.gz") if part)
    data = world.archive({"model.bin": b"weights of the job"})
    recorder.silently(lambda: boto3.client("s3").put_object(Bucket=bucket, Key=key, Body=data))


def _caller(_, parameters):
    """Notebook instances and Studio run as an assumed role, and that is what `get_execution_role` wants."""
    return {
        "Account": world.ACCOUNT,
        "UserId": "demo",
        "Arn": f"arn:aws:sts::{world.ACCOUNT}:assumed-role/{world.ROLE_NAME}/demo",
    }


def _simulate_policy(_, parameters):
    return {"EvaluationResults": [{"EvalActionName": name, "EvalDecision": "allowed"} for name in parameters["ActionNames"]]}


def _create_model(client, parameters):
    """moto takes a second model of the same name; the service refuses it, with words that V2 looks for."""
    name = parameters["ModelName"]
    try:
        recorder.silently(lambda: client.describe_model(ModelName=name))
    except ClientError:
        return None
    text = f"Cannot create already existing model {name}"
    raise ClientError({"Error": {"Code": "ValidationException", "Message": text}}, "CreateModel")


def _update_endpoint(client, parameters):
    """moto keeps the endpoint; only the configuration's name changes."""
    name = parameters["EndpointName"]
    recorder.silently(lambda: client.describe_endpoint(EndpointName=name))
    _configs[name] = parameters["EndpointConfigName"]
    return {"EndpointArn": f"{_ARN}:endpoint/{name}"}


def _describe_endpoint(client, parameters):
    """moto shows the request's data capture where the service shows its state."""
    name = parameters["EndpointName"]
    known = recorder.silently(lambda: client.describe_endpoint(EndpointName=name))
    if known.pop("DataCaptureConfig", None):
        config = recorder.silently(lambda: client.describe_endpoint_config(EndpointConfigName=known["EndpointConfigName"]))
        capture = config["DataCaptureConfig"]
        known["DataCaptureConfig"] = {
            "EnableCapture": capture.get("EnableCapture", True),
            "CaptureStatus": "Started",
            "CurrentSamplingPercentage": capture["InitialSamplingPercentage"],
            "DestinationS3Uri": capture["DestinationS3Uri"],
            "KmsKeyId": capture.get("KmsKeyId", ""),
        }
    return {**known, "EndpointConfigName": _configs.get(name, known["EndpointConfigName"])}


def _invoke(_, parameters):
    body = parameters.get("Body", b"")
    content_type, data = world.prediction(parameters.get("Accept"), body)
    return {
        "Body": StreamingBody(io.BytesIO(data), len(data)),
        "ContentType": content_type,
        "InvokedProductionVariant": parameters.get("TargetVariant", "AllTraffic"),
    }


def _invoke_async(_, parameters):
    return {
        "InferenceId": "inference",
        "OutputLocation": f"s3://{world.BUCKET}/async/out.json",
        "FailureLocation": f"s3://{world.BUCKET}/async/failure.json",
    }


def _invoke_stream(_, parameters):
    # A line goes over two parts; without a line end at the close, LineIterator of V2 never ends.
    parts = [{"PayloadPart": {"Bytes": part}} for part in (b'{"token": "a"}\n{"tok', b'en": "b"}\n')]
    return {"Body": iter(parts), "ContentType": "application/json", "InvokedProductionVariant": "AllTraffic"}


def _create_component(_, parameters):
    name = parameters["InferenceComponentName"]
    _components[name] = dict(parameters)
    return {"InferenceComponentArn": f"{_ARN}:inference-component/{name}"}


def _describe_component(_, parameters):
    name = parameters["InferenceComponentName"]
    known = _components.get(name, {"EndpointName": world.EXISTING, "VariantName": "AllTraffic"})
    return {
        "InferenceComponentName": name,
        "InferenceComponentArn": f"{_ARN}:inference-component/{name}",
        "EndpointName": known["EndpointName"],
        "EndpointArn": f"{_ARN}:endpoint/{known['EndpointName']}",
        "VariantName": known.get("VariantName", "AllTraffic"),
        "InferenceComponentStatus": "InService",
        "CreationTime": _NOW,
        "LastModifiedTime": _NOW,
    }


def _change_component(_, parameters):
    return {"InferenceComponentArn": f"{_ARN}:inference-component/{parameters['InferenceComponentName']}"}


def _list_components(_, parameters):
    wanted = parameters.get("EndpointNameEquals")
    chosen = [name for name, one in _components.items() if wanted in (None, one["EndpointName"])]
    return {
        "InferenceComponents": [
            {
                "InferenceComponentName": name,
                "InferenceComponentArn": f"{_ARN}:inference-component/{name}",
                "EndpointName": _components[name]["EndpointName"],
                "EndpointArn": f"{_ARN}:endpoint/{_components[name]['EndpointName']}",
                "VariantName": _components[name].get("VariantName", "AllTraffic"),
                "CreationTime": _NOW,
                "LastModifiedTime": _NOW,
            }
            for name in chosen
        ]
    }


def _describe_tuning_job(client, parameters):
    """moto's answer and, as in the service, the best job of a finished tuning."""
    name = parameters["HyperParameterTuningJobName"]
    known = recorder.silently(lambda: client.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName=name))
    settings = {"TrainingJobEarlyStoppingType": "Off", **known["HyperParameterTuningJobConfig"]}
    kinds = ("CategoricalParameterRanges", "ContinuousParameterRanges", "IntegerParameterRanges")
    settings["ParameterRanges"] = {kind: settings.get("ParameterRanges", {}).get(kind, []) for kind in kinds}
    best = _training_summary(f"{world.EXISTING}-best")
    return {**known, "HyperParameterTuningJobConfig": settings, "BestTrainingJob": best}


def _training_summary(name):
    return {
        "TrainingJobName": name,
        "TrainingJobArn": f"{_ARN}:training-job/{name}",
        "CreationTime": _NOW,
        "TrainingStartTime": _NOW,
        "TrainingEndTime": _NOW,
        "TrainingJobStatus": "Completed",
        "TunedHyperParameters": {"depth": "3"},
        "FinalHyperParameterTuningJobObjectiveMetric": {"MetricName": "accuracy", "Value": 0.9},
        "ObjectiveStatus": "Succeeded",
    }


def _tuned_jobs(_, parameters):
    return {"TrainingJobSummaries": [_training_summary(f"{world.EXISTING}-best")]}


def _nothing(_, parameters):
    return {}


def _describe_training_job(client, parameters):
    """moto's answer with the artifacts and times that a finished job of the service has."""
    name = parameters["TrainingJobName"]
    known = recorder.silently(lambda: client.describe_training_job(TrainingJobName=name))
    path = known["OutputDataConfig"]["S3OutputPath"].rstrip("/")
    if name == f"{world.EXISTING}-best":
        image = _tuned.get("AlgorithmSpecification", {}).get("TrainingImage", world.IMAGE)
        known = {
            **known,
            **{key: _tuned[key] for key in ("VpcConfig", "EnableNetworkIsolation") if key in _tuned},
            "AlgorithmSpecification": {**known["AlgorithmSpecification"], "TrainingImage": image},
            "HyperParameters": {**known.get("HyperParameters", {}), **_tuned.get("StaticHyperParameters", {})},
        }
    return {
        **known,
        "OutputDataConfig": {"KmsKeyId": "", **known["OutputDataConfig"]},
        "ModelArtifacts": {"S3ModelArtifacts": f"{path}/{name}/output/model.tar.gz"},
        "TrainingStartTime": _NOW,
        "TrainingEndTime": _NOW,
        "BillableTimeInSeconds": 60,
        "TrainingTimeInSeconds": 60,
        "FinalMetricDataList": [{"MetricName": "accuracy", "Value": 0.9, "Timestamp": _NOW}],
    }


def _search(_, parameters):
    """V2 looks for the job that made a model, by a property that moto does not know."""
    return {"Results": []} if parameters["Resource"] == "TrainingJob" else None


def _product(algorithm):
    """What the service says of an algorithm that comes from the marketplace."""
    return {"ProductId": "demo-product"} if algorithm.startswith("listed") else {}


def _describe_package(client, parameters):
    """The service makes the containers of a package from its algorithm, moto leaves them out."""
    known = recorder.silently(lambda: client.describe_model_package(**parameters))
    for one in known.get("SourceAlgorithmSpecification", {}).get("SourceAlgorithms", []):
        container = {
            "Image": world.IMAGE,
            "ModelDataUrl": one["ModelDataUrl"],
            **_product(one["AlgorithmName"].split("/")[-1]),
        }
        formats = {"SupportedContentTypes": ["text/csv"], "SupportedResponseMIMETypes": ["text/csv"]}
        known["InferenceSpecification"] = {"Containers": [container], **formats}
    return known


def _describe_algorithm(_, parameters):
    name = parameters["AlgorithmName"].split("/")[-1]
    channel = {
        "Name": "training",
        "IsRequired": True,
        "SupportedContentTypes": ["text/csv"],
        "SupportedInputModes": ["File", "Pipe"],
    }
    return {
        "AlgorithmName": name,
        "AlgorithmArn": f"{_ARN}:algorithm/{name}",
        "CreationTime": _NOW,
        "AlgorithmStatus": "Completed",
        "AlgorithmStatusDetails": {},
        **_product(name),
        "TrainingSpecification": {
            "TrainingImage": world.IMAGE,
            "SupportedTrainingInstanceTypes": ["ml.m5.xlarge"],
            "TrainingChannels": [channel],
            "SupportsDistributedTraining": True,
            "SupportedHyperParameters": [
                {"Name": "depth", "Type": "Integer", "DefaultValue": "5", "IsTunable": False, "IsRequired": False},
                {"Name": "kind", "Type": "FreeText", "IsTunable": False, "IsRequired": False},
            ],
            "SupportedTuningJobObjectiveMetrics": [],
        },
    }


def _describe_hub_content(_, parameters):
    import jumpstart_world

    name = parameters["HubContentName"]
    document = jumpstart_world.hub_document(name)
    arn = f"arn:aws:sagemaker:{world.REGION}:aws"
    return {
        "HubContentName": name,
        "HubContentArn": f"{arn}:hub-content/{parameters['HubName']}/Model/{name}/1.0.0",
        "HubContentVersion": parameters.get("HubContentVersion", "1.0.0"),
        "HubContentType": "Model",
        "DocumentSchemaVersion": "2.0.0",
        "HubName": parameters["HubName"],
        "HubArn": f"{arn}:hub/{parameters['HubName']}",
        "HubContentDocument": json.dumps(document),
        "HubContentStatus": "Available",
        "CreationTime": _NOW,
    }


_TABLE = {
    ("sts", "GetCallerIdentity"): _caller,
    ("iam", "SimulatePrincipalPolicy"): _simulate_policy,
    ("sagemaker", "CreateModel"): _create_model,
    ("sagemaker", "UpdateEndpoint"): _update_endpoint,
    ("sagemaker", "DescribeEndpoint"): _describe_endpoint,
    ("sagemaker", "CreateInferenceComponent"): _create_component,
    ("sagemaker", "DescribeInferenceComponent"): _describe_component,
    ("sagemaker", "UpdateInferenceComponent"): _change_component,
    ("sagemaker", "DeleteInferenceComponent"): _nothing,
    ("sagemaker", "ListInferenceComponents"): _list_components,
    ("sagemaker", "DescribeHyperParameterTuningJob"): _describe_tuning_job,
    ("sagemaker", "ListTrainingJobsForHyperParameterTuningJob"): _tuned_jobs,
    ("sagemaker", "StopHyperParameterTuningJob"): _nothing,
    ("sagemaker", "StopTrainingJob"): _nothing,
    ("sagemaker", "StopTransformJob"): _nothing,
    ("sagemaker", "DescribeTrainingJob"): _describe_training_job,
    ("sagemaker", "Search"): _search,
    ("sagemaker", "DescribeAlgorithm"): _describe_algorithm,
    ("sagemaker", "DescribeModelPackage"): _describe_package,
    ("sagemaker", "DescribeHubContent"): _describe_hub_content,
    ("sagemaker-runtime", "InvokeEndpoint"): _invoke,
    ("sagemaker-runtime", "InvokeEndpointAsync"): _invoke_async,
    ("sagemaker-runtime", "InvokeEndpointWithResponseStream"): _invoke_stream,
}
