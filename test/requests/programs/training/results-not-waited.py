# expect: material
from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
)
estimator.fit({"train": "s3://demo-bucket/train"}, wait=False)
estimator.latest_training_job.wait(logs=False)
print(estimator.model_data.split("/")[2])
