# expect: equal
import sagemaker
from sagemaker.model import Model
from sagemaker.pytorch import PyTorchModel

session = sagemaker.Session()
role = sagemaker.get_execution_role()
model = PyTorchModel(
    model_data="s3://demo-bucket/model.tar.gz",
    role=role,
    entry_point="inference.py",
    source_dir="code",
    framework_version="1.9.1",
    py_version="py3",
    name="torch",
    sagemaker_session=session,
)
compiled = model.compile(
    target_instance_family="ml_inf1",
    input_shape={"input0": [1, 3, 224, 224]},  # one picture
    output_path="s3://demo-bucket/model.tar.gz",
    framework="pytorch",
    framework_version="1.9.1",
    role=role,
    job_name="compile-torch",
    compiler_options='"--verbose 1"',
)
predictor = compiled.deploy(instance_type="ml.inf1.xlarge", initial_instance_count=1, endpoint_name="torch")

plain = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data="s3://demo-bucket/plain.tar.gz",
    role=role,
    name="plain",
    sagemaker_session=session,
)
plain.compile("ml_c5", '{"data": [1, 3]}', "s3://demo-bucket/compiled", "demo", None, "compile-plain", 600, "xgboost", "1.5")
plain.deploy(1, "ml.c5.large", endpoint_name="plain")
