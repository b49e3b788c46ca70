# expect: material
# An algorithm of the marketplace, whose model runs without a network; the model has a name.
from sagemaker.algorithm import AlgorithmEstimator

arn = "arn:aws:sagemaker:us-west-2:123456789012:algorithm/listed-trees"
role = "arn:aws:iam::123456789012:role/demo"

trees = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge", output_path="s3://demo-bucket/out")
trees.fit({"training": "s3://demo-bucket/train"})
first = trees.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.xlarge",
    endpoint_name="first",
    model_name="trees-model",
    env={"LOG": "1"},
    tags=[{"Key": "stage", "Value": "test"}],
    model_data_download_timeout=600,
)
print(first.endpoint_name)
second = trees.deploy(2, "ml.m5.large", endpoint_name="second", role="arn:aws:iam::123456789012:role/serving", wait=False)
scores = trees.transformer(
    1,
    "ml.m5.xlarge",
    output_path="s3://demo-bucket/scores",
    accept="text/csv",
    assemble_with="Line",
    tags=[{"Key": "stage", "Value": "test"}],
)
scores.transform("s3://demo-bucket/batch/input.csv", content_type="text/csv", split_type="Line", job_name="score-trees")
