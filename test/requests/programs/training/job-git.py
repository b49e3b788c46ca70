# expect: equal
import os
import subprocess

from sagemaker.pytorch import PyTorch

os.makedirs("origin/code", exist_ok=True)
with open("origin/code/train.py", "w") as script:
    script.write("print('training')\n")
me = ["-c", "user.name=demo", "-c", "user.email=demo@example.com"]
for command in (["init", "-q", "-b", "main"], ["add", "."], [*me, "commit", "-q", "-m", "first"]):
    subprocess.run(["git", "-C", "origin", *command], check=True)

# The clone is of the folder, whatever the address says.
os.environ["GIT_CONFIG_COUNT"] = "1"
os.environ["GIT_CONFIG_KEY_0"] = "url.file://{}.insteadOf".format(os.path.abspath("origin"))
os.environ["GIT_CONFIG_VALUE_0"] = "https://github.com/demo/origin.git"

estimator = PyTorch(
    entry_point="train.py",
    source_dir="code",
    git_config={"repo": "https://github.com/demo/origin.git", "branch": "main"},
    role="arn:aws:iam::123456789012:role/demo",
    framework_version="1.12",
    py_version="py38",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    base_job_name="churn-{}".format("git"),
)
estimator.fit({"train": "s3://demo-bucket/train"})
