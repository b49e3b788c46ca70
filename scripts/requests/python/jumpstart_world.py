"""The public bucket that JumpStart's metadata comes from, with a few models of this project's own making.

The format is what `sagemaker.jumpstart.types` of V2 2.257.7 and `sagemaker.core.jumpstart.types` of V3 read.
"""

import json

import world

BUCKET = f"jumpstart-cache-prod-{world.REGION}"
GATED_BUCKET = f"jumpstart-private-cache-prod-{world.REGION}"


def fill(s3) -> None:
    """Puts manifest, specifications and artifacts into the buckets."""
    for bucket in (BUCKET, GATED_BUCKET):
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": world.REGION})
    manifest = []
    for spec in (_llm(), _gated(), _tabular(), _trained(), _gated_training()):
        key = f"community_models/{spec['model_id']}/specs_v{spec['version']}.json"
        manifest.append(
            {"model_id": spec["model_id"], "version": spec["version"], "min_version": "2.68.1", "spec_key": key}
        )
        s3.put_object(Bucket=BUCKET, Key=key, Body=json.dumps(spec).encode())
        artifact = world.archive({"model.bin": b"weights", "code/inference.py": b"def model_fn(d): ...\n"})
        s3.put_object(Bucket=BUCKET, Key=spec["hosting_prepacked_artifact_key"], Body=artifact)
    s3.put_object(Bucket=BUCKET, Key="models_manifest.json", Body=json.dumps(manifest).encode())
    s3.put_object(Bucket=BUCKET, Key="proprietary-sdk-manifest.json", Body=b"[]")


def _variable(name: str, value) -> dict:
    return {
        "name": name,
        "type": "text",
        "default": value,
        "scope": "container",
        "required_for_model_class": True,
    }


def _model(model_id: str, image: str, instance_types: list, content_type: str) -> dict:
    key = f"{model_id}/artifacts/inference-prepack/v1.0.0/model.tar.gz"
    return {
        "model_id": model_id,
        "url": "https://example.com",
        "version": "1.0.0",
        "min_sdk_version": "2.68.1",
        "training_supported": False,
        "incremental_training_supported": False,
        "hosting_artifact_key": key,
        "hosting_prepacked_artifact_key": key,
        "hosting_script_key": f"source-directory-tarballs/{model_id}/inference/v1.0.0/sourcedir.tar.gz",
        "hosting_use_script_uri": False,
        "inference_environment_variables": [
            _variable("ENDPOINT_SERVER_TIMEOUT", "3600"),
            _variable("MODEL_CACHE_ROOT", "/opt/ml/model"),
            _variable("SAGEMAKER_PROGRAM", "inference.py"),
        ],
        "inference_vulnerable": False,
        "inference_dependencies": [],
        "inference_vulnerabilities": [],
        "training_vulnerable": False,
        "training_dependencies": [],
        "training_vulnerabilities": [],
        "deprecated": False,
        "default_inference_instance_type": instance_types[0],
        "supported_inference_instance_types": instance_types,
        "metrics": [],
        "model_kwargs": {},
        "deploy_kwargs": {"model_data_download_timeout": 1200, "container_startup_health_check_timeout": 1200},
        "estimator_kwargs": {},
        "fit_kwargs": {},
        "predictor_specs": {
            "supported_content_types": [content_type],
            "supported_accept_types": ["application/json"],
            "default_content_type": content_type,
            "default_accept_type": "application/json",
        },
        "default_payloads": {
            "greeting": {
                "content_type": content_type,
                "prompt_key": "inputs",
                "output_keys": {"generated_text": "[0].generated_text"},
                "body": {"inputs": "Hello", "parameters": {"max_new_tokens": 8}},
            }
        },
        "inference_volume_size": 256,
        "inference_enable_network_isolation": True,
        "hosting_instance_type_variants": {
            "regional_aliases": {world.REGION: {"image": f"{_REGISTRY}/{image}"}},
            "variants": {
                kind.split(".")[1]: {"regional_properties": {"image_uri": "$image"}} for kind in instance_types
            },
        },
        "resource_name_base": "demo",
    }


_REGISTRY = f"763104351884.dkr.ecr.{world.REGION}.amazonaws.com"
_HUGGING_FACE = "huggingface-pytorch-inference:1.13.1-transformers4.26.0-gpu-py39-cu117-ubuntu20.04"


def _llm() -> dict:
    """An open model whose artifacts are a folder, with a choice of instances."""
    spec = _model("demo-llm", _HUGGING_FACE, ["ml.g5.2xlarge", "ml.g5.12xlarge"], "application/json")
    folder = "demo-llm/artifacts/inference-prepack/v1.0.0/"
    return {**spec, "hosting_artifact_key": folder, "hosting_prepacked_artifact_key": folder}


def _gated() -> dict:
    """A model behind an agreement."""
    spec = _model("demo-llm-gated", _HUGGING_FACE, ["ml.g5.2xlarge"], "application/json")
    return {**spec, "gated_bucket": True, "hosting_eula_key": "demo-llm-gated/eula.txt"}


def _tabular() -> dict:
    """A model whose endpoint takes CSV."""
    return _model("demo-llm-tabular", "demo-tabular:1", ["ml.m5.large"], "text/csv")


_TRAINING_IMAGE = f"{_REGISTRY}/huggingface-pytorch-training:2.0.0-transformers4.28.1-gpu-py310-cu118-ubuntu20.04"
_TRAINING_TYPES = ["ml.g5.2xlarge", "ml.g5.12xlarge"]


def _trained() -> dict:
    """A model that can be trained further."""
    spec = _model("demo-trained", _HUGGING_FACE, ["ml.g5.2xlarge"], "application/json")
    return {
        **spec,
        "training_supported": True,
        "incremental_training_supported": True,
        "training_artifact_key": "demo-trained/artifacts/train/v1.0.0/",
        "training_script_key": "source-directory-tarballs/demo-trained/transfer_learning/v1.0.0/sourcedir.tar.gz",
        "training_prepacked_script_key": None,
        "default_training_instance_type": _TRAINING_TYPES[0],
        "supported_training_instance_types": _TRAINING_TYPES,
        "training_volume_size": 128,
        "training_enable_network_isolation": False,
        "estimator_kwargs": {"encrypt_inter_container_traffic": True, "max_run": 360000},
        "hyperparameters": [
            {"name": "epoch", "type": "int", "default": 5, "scope": "algorithm"},
            {"name": "learning_rate", "type": "float", "default": 0.0001, "scope": "algorithm"},
            {"name": "chat_dataset", "type": "text", "default": "False", "scope": "algorithm"},
            {"name": "sagemaker_container_log_level", "type": "text", "default": "20", "scope": "container"},
        ],
        "metrics": [{"Name": "demo:eval-loss", "Regex": "eval_loss=([0-9.]+)"}],
        "training_instance_type_variants": {
            "regional_aliases": {world.REGION: {"image": _TRAINING_IMAGE}},
            "variants": {kind.split(".")[1]: {"regional_properties": {"image_uri": "$image"}} for kind in _TRAINING_TYPES},
        },
    }


def _gated_training() -> dict:
    """The same behind an agreement, and without settings of the job in the metadata."""
    own = {"model_id": "demo-trained-gated", "gated_bucket": True, "hosting_eula_key": "demo-llm-gated/eula.txt"}
    return {**_trained(), **own, "estimator_kwargs": {}}


def hub_document(model_id: str) -> dict:
    """What the public hub says of such a model: the specification in the terms of the service."""
    spec = {one["model_id"]: one for one in (_trained(), _gated_training())}[model_id]
    bucket = GATED_BUCKET if spec.get("gated_bucket") else BUCKET
    return {
        "ModelTypes": ["OPEN_WEIGHTS"],
        "Url": spec["url"],
        "TrainingSupported": True,
        "IncrementalTrainingSupported": True,
        "ResourceNameBase": spec["resource_name_base"],
        "GatedBucket": spec.get("gated_bucket", False),
        "HostingEulaUri": f"s3://{bucket}/{spec.get('hosting_eula_key', '')}",
        "Hyperparameters": [
            {"Name": one["name"], "Type": one["type"], "Default": one["default"], "Scope": one["scope"]}
            for one in spec["hyperparameters"]
        ],
        "TrainingScriptUri": f"s3://{BUCKET}/{spec['training_script_key']}",
        "TrainingArtifactUri": f"s3://{bucket}/{spec['training_artifact_key']}",
        "TrainingArtifactCompressionType": "None",
        "TrainingMetrics": spec["metrics"],
        "DefaultTrainingInstanceType": spec["default_training_instance_type"],
        "SupportedTrainingInstanceTypes": spec["supported_training_instance_types"],
        "TrainingVolumeSize": spec["training_volume_size"],
        "TrainingEnableNetworkIsolation": spec["training_enable_network_isolation"],
        "EncryptInterContainerTraffic": spec["estimator_kwargs"].get("encrypt_inter_container_traffic"),
        "MaxRuntimeInSeconds": spec["estimator_kwargs"].get("max_run"),
        "TrainingInstanceTypeVariants": {
            "Variants": {kind.split(".")[1]: {"Properties": {"ImageUri": _TRAINING_IMAGE}} for kind in _TRAINING_TYPES}
        },
    }
