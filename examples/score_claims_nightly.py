"""Score last night's insurance claims with a batch transform job."""

from datetime import date

import sagemaker
from sagemaker.sklearn.model import SKLearnModel

ROOT = "s3://claims-lake"
today = date.today().isoformat()

model = SKLearnModel(
    model_data=f"{ROOT}/models/severity/model.tar.gz",
    role=sagemaker.get_execution_role(),
    entry_point="inference.py",
    framework_version="1.2-1",
)

job = model.transformer(
    instance_count=3,
    instance_type="ml.m5.xlarge",
    strategy="MultiRecord",
    assemble_with="Line",
    accept="text/csv",
    output_path=f"{ROOT}/scores/{today}",
    max_payload=6,
)
job.transform(
    data=f"{ROOT}/claims/{today}",
    content_type="text/csv",
    split_type="Line",
    input_filter="$[1:]",
    join_source="Input",
)
job.wait()
