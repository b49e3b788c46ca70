# expect: equal
# style: core
import sagemaker
from sagemaker.huggingface import HuggingFaceModel
from sagemaker.model import Model
from sagemaker.pytorch import PyTorchModel
from sagemaker.sklearn import SKLearnModel
from sagemaker.tensorflow import TensorFlowModel

session = sagemaker.Session()
role = sagemaker.get_execution_role()
data = "s3://demo-bucket/model.tar.gz"

coded = Model(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    model_data=data,
    role=role,
    entry_point="inference.py",
    source_dir="code",
    env={"STAGE": "dev"},
    name="coded",
    sagemaker_session=session,
)
coded.deploy(1, "ml.m5.large", endpoint_name="coded")

torch = PyTorchModel(
    model_data=data, role=role, entry_point="inference.py", source_dir="code", framework_version="2.0.1", py_version="py310",
    model_server_workers=2,
)
predictor = torch.deploy(1, "ml.g5.xlarge", endpoint_name="torch")

hub = HuggingFaceModel(
    env={"HF_MODEL_ID": "bert-base", "HF_TASK": "fill-mask"},
    role=role,
    transformers_version="4.28.1",
    pytorch_version="2.0.0",
    py_version="py310",
    sagemaker_session=session,
)
hub.deploy(1, "ml.m5.large", endpoint_name="hub")

forest = SKLearnModel(
    model_data=data,
    role=role,
    entry_point="inference.py",
    source_dir="code",
    framework_version="1.2-1",
    code_location="s3://demo-bucket/code",
)
forest.deploy(1, "ml.m5.large", endpoint_name="forest")

flow = TensorFlowModel(
    model_data=data, role=role, entry_point="code/inference.py", framework_version="2.12", container_log_level=20, name="flow"
)
flow.deploy(1, "ml.m5.large", endpoint_name="flow")
