# expect: equal
# style: core
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.huggingface import HuggingFace
from sagemaker.inputs import FileSystemInput, TrainingInput
from sagemaker.sklearn import SKLearn

session = sagemaker.Session()
role = "demo"
plain = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    sagemaker_session=session,
    base_job_name="plain",
    volume_kms_key="volume-key",
    output_kms_key="output-key",
    enable_network_isolation=True,
    keep_alive_period_in_seconds=600,
    input_mode="FastFile",
)
data = TrainingInput("s3://demo-bucket/train", distribution="ShardedByS3Key", content_type="csv")
plain.fit({"train": data, "lustre": FileSystemInput("fs-0123456789abcdef0", "FSxLustre", "/fsx")}, wait=False)
plain.fit({"train": data}, logs="None")
print(plain.model_data)

text = HuggingFace(
    entry_point="train.py",
    source_dir="src",
    role=role,
    transformers_version="4.28.1",
    pytorch_version="2.0.0",
    py_version="py310",
    instance_count=1,
    instance_type="ml.p3.2xlarge",
    hyperparameters={"epochs": 1, "model": "bert"},
)
text.fit({"train": "s3://demo-bucket/train"})

forest = SKLearn(
    entry_point="src/train.py",
    framework_version="1.2-1",
    instance_type="ml.m5.large",
    role=role,
    code_location="s3://demo-bucket/code",
    output_path="s3://demo-bucket/out",
)
forest.set_hyperparameters(trees=10)
forest.fit("s3://demo-bucket/train")
print(forest.latest_training_job.name)
