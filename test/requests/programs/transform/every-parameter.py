# expect: equal
from sagemaker.transformer import Transformer
import sagemaker

transformer = Transformer(
    "existing",
    1,
    "ml.m5.xlarge",
    strategy="SingleRecord",
    assemble_with="Line",
    output_path="s3://demo-bucket/batch-out",
    output_kms_key="arn:aws:kms:us-west-2:123456789012:key/out",
    accept="text/csv",
    max_concurrent_transforms=2,
    max_payload=6,
    tags=[{"Key": "team", "Value": "vision"}],
    env={"STAGE": "dev"},
    base_transform_job_name="rows",
    sagemaker_session=sagemaker.Session(),
    volume_kms_key="arn:aws:kms:us-west-2:123456789012:key/volume",
)
transformer.transform(
    "s3://demo-bucket/batch/manifest",
    data_type="ManifestFile",
    content_type="text/csv",
    compression_type="Gzip",
    split_type="Line",
    job_name="rows-1",
    input_filter="$[1:]",
    output_filter="$[0]",
    join_source="Input",
    experiment_config={"ExperimentName": "e", "TrialName": "t", "TrialComponentDisplayName": "c"},
    model_client_config={"InvocationsTimeoutInSeconds": 60, "InvocationsMaxRetries": 1},
    wait=False,
    logs=False,
)
print(transformer.latest_transform_job.name)
