# expect: equal
import tarfile

import sagemaker
from sagemaker.pytorch import PyTorchModel

with open("weights.pth", "w") as weights:
    weights.write("0.1")
with tarfile.open("model.tar.gz", "w:gz") as archive:
    archive.add("weights.pth")
model = PyTorchModel(
    model_data="file://model.tar.gz",
    role=sagemaker.get_execution_role(),
    entry_point="inference.py",
    source_dir="code",
    framework_version="2.0.1",
    py_version="py310",
)
predictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="local-archive")
