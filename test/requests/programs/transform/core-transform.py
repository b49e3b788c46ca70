# expect: equal
# style: core
import sagemaker
from sagemaker.model import Model
from sagemaker.transformer import Transformer

session = sagemaker.Session()
transformer = Transformer(
    model_name="existing",
    instance_count=2,
    instance_type="ml.m5.xlarge",
    strategy="MultiRecord",
    assemble_with="Line",
    output_path="s3://demo-bucket/batch-out",  # kept for a week
    output_kms_key="output-key",
    accept="text/csv",
    max_concurrent_transforms=4,
    max_payload=6,
    tags=[{"Key": "team", "Value": "vision"}],
    env={"STAGE": "dev"},
    base_transform_job_name="rows",
    sagemaker_session=session,
    volume_kms_key="volume-key",
)
transformer.transform("s3://demo-bucket/batch", job_name="rows-1")
transformer.transform(
    data="s3://demo-bucket/batch.manifest",
    data_type="ManifestFile",
    content_type="text/csv",
    compression_type="Gzip",
    split_type="Line",
    input_filter="$[1:]",
    output_filter="$[0,-1]",
    join_source="Input",
    wait=False,
)
transformer.wait()
print(transformer.output_path, transformer.model_name)

model = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/model.tar.gz",
    role=sagemaker.get_execution_role(),
)
batch = model.transformer(instance_count=1, instance_type="ml.m5.large", output_path="s3://demo-bucket/out")
batch.transform("s3://demo-bucket/in", content_type="text/csv", wait=False, logs=False)
print(batch.latest_transform_job.name)
batch.stop_transform_job()
batch.delete_model()
