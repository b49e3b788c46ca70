# expect: equal
# style: core
import sagemaker
from sagemaker.async_inference import AsyncInferenceConfig
from sagemaker.model import Model
from sagemaker.model_monitor import DataCaptureConfig
from sagemaker.pipeline import PipelineModel
from sagemaker.sklearn import SKLearnModel

session = sagemaker.Session()
role = sagemaker.get_execution_role()
clean = SKLearnModel(
    model_data="s3://demo-bucket/clean.tar.gz",
    role=role,
    entry_point="src/inference.py",
    framework_version="1.2-1",
    sagemaker_session=session,
)
score = Model(image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/score:1", model_data="s3://demo-bucket/score.tar.gz")
chain = PipelineModel(models=[clean, score], role=role, name="chain", sagemaker_session=session)
chain.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="chain")
chain.delete_model()

unnamed = PipelineModel(models=[score], role=role)
unnamed.deploy(1, "ml.m5.large")

capture = DataCaptureConfig(
    enable_capture=True, sampling_percentage=50, destination_s3_uri="s3://demo-bucket/capture"
)
watched = Model("123456789012.dkr.ecr.us-west-2.amazonaws.com/score:1", "s3://demo-bucket/score.tar.gz", role)
watched.deploy(1, "ml.m5.large", endpoint_name="watched", data_capture_config=capture)

slow = Model("123456789012.dkr.ecr.us-west-2.amazonaws.com/score:1", "s3://demo-bucket/score.tar.gz", role)
slow.deploy(
    1,
    "ml.m5.large",
    endpoint_name="slow",
    async_inference_config=AsyncInferenceConfig(
        output_path="s3://demo-bucket/out", failure_path="s3://demo-bucket/bad", max_concurrent_invocations_per_instance=4
    ),
)
batch = Model("123456789012.dkr.ecr.us-west-2.amazonaws.com/score:1", "s3://demo-bucket/score.tar.gz", role)
transformer = batch.transformer(1, "ml.m5.large", output_path="s3://demo-bucket/out")
transformer.transform("s3://demo-bucket/in", content_type="text/csv", wait=False)
