# expect: equal
# A job that an earlier program left is hosted with the network and the tags that it had.
import sagemaker
from sagemaker.estimator import Estimator

session = sagemaker.Session()
trainer = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    hyperparameters={"epochs": 2},
    subnets=["subnet-0a1b2c3d"],
    security_group_ids=["sg-0a1b2c3d"],
    enable_network_isolation=True,
    tags=[{"Key": "team", "Value": "demo"}],
    sagemaker_session=session,
)
trainer.fit({"train": "s3://demo-bucket/train"}, job_name="demo-attached")

estimator = Estimator.attach("demo-attached", sagemaker_session=session)
predictor = estimator.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="demo-attached")
predictor.delete_endpoint()

again = Estimator.attach("demo-attached", session)
model = again.create_model(name="demo-attached-model")
model.deploy(1, "ml.m5.large", endpoint_name="demo-attached-model")
