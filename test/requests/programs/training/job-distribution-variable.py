# expect: equal
from sagemaker.huggingface import HuggingFace
from sagemaker.tensorflow import TensorFlow

with open("train.py", "w") as script:
    script.write("print('training')\n")

distribution = {"smdistributed": {"dataparallel": {"enabled": True}}}
summarizer = HuggingFace(
    entry_point="train.py",
    role="arn:aws:iam::123456789012:role/demo",
    transformers_version="4.17.0",
    pytorch_version="1.10.2",
    py_version="py38",
    instance_count=1,
    instance_type="ml.p3.16xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=False,
    code_location="s3://demo-bucket/code",
    distribution=distribution,
)
summarizer.fit({"train": "s3://demo-bucket/train"})

options = "-x HOROVOD_TIMELINE=./hvd.json"
distribution = {"mpi": {"enabled": True, "processes_per_host": 2, "custom_mpi_options": options}}
classifier = TensorFlow(
    entry_point="train.py",
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="2.3.1",
    py_version="py37",
    instance_count=2,
    instance_type="ml.p3.8xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=False,
    code_location="s3://demo-bucket/code",
    distribution=distribution,
)
classifier.fit({"train": "s3://demo-bucket/train"})
