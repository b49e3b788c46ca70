# expect: equal
import sagemaker
from sagemaker.inputs import TransformInput
from sagemaker.transformer import Transformer
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TransformStep

role = "arn:aws:iam::123456789012:role/demo"
session = sagemaker.Session(default_bucket="demo-bucket")
data = ParameterString(name="Data", default_value="s3://demo-bucket/batch")
model_name = ParameterString(name="ModelName", default_value="demo")
transformer = Transformer(
    model_name=model_name,
    instance_type="ml.m5.xlarge",
    instance_count=1,
    output_path="s3://demo-bucket/out",
    accept="text/csv",
    assemble_with="Line",
    sagemaker_session=session,
)
first = TransformStep(
    name="First",
    transformer=transformer,
    inputs=TransformInput(
        data=data,
        content_type="text/csv",
        split_type="Line",
        join_source="Input",
        input_filter="$[1:]",
        output_filter="$[0,-1]",
    ),
)
batch = TransformInput(data=data, data_type="S3Prefix", compression_type="Gzip")
without = Transformer(model_name, 2, "ml.m5.large", output_path="s3://demo-bucket/other")
second = TransformStep("Second", None, without, inputs=batch, depends_on=[first])
third = TransformStep(
    name="Third",
    transformer=Transformer(model_name, 1, "ml.m5.large", output_path="s3://demo-bucket/o", sagemaker_session=PipelineSession()),
    inputs=TransformInput(data),
)
pipeline = Pipeline(name="demo", parameters=[data, model_name], steps=[first, second, third], sagemaker_session=session)
pipeline.upsert(role_arn=role)
