# expect: material
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.pipeline import PipelineModel
from sagemaker.sklearn import SKLearn, SKLearnModel
from sagemaker.xgboost import XGBoostModel

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
first = SKLearnModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role=role,
    entry_point="inference.py",
    source_dir="code",
    framework_version="1.2-1",
    env={"A": "1"},
    sagemaker_session=session,
)
second = XGBoostModel(
    model_data="s3://demo-bucket/models/a.tar.gz",
    role=role,
    name="second",
    entry_point="code/inference.py",
    framework_version="1.7-1",
    sagemaker_session=session,
)
both = PipelineModel(models=[first, second], role=role, name="both", sagemaker_session=session)
both.deploy(initial_instance_count=1, instance_type="ml.c5.xlarge", endpoint_name="both")

trained = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
trained.fit("s3://demo-bucket/train")
scaler = SKLearn(
    entry_point="code/inference.py",
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="1.2-1",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
scaler.fit("s3://demo-bucket/train")
scaling = scaler.create_model()
predicting = trained.create_model()
chain = PipelineModel(name="chain", role=role, models=[scaling, predicting])
chain.deploy(initial_instance_count=1, instance_type="ml.c5.xlarge", endpoint_name="chain")
