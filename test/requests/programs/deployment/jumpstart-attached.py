# expect: equal
# The job of a JumpStart estimator is hosted with the settings of the metadata and the tags that it has.
from sagemaker.jumpstart.estimator import JumpStartEstimator

estimator = JumpStartEstimator.attach("existing", "demo-trained")
predictor = estimator.deploy()
print(predictor.predict({"inputs": "Hello"}))
predictor.delete_endpoint()

import sagemaker

session = sagemaker.Session()
again = JumpStartEstimator.attach("existing", model_id="demo-trained", model_version="1.0.0", sagemaker_session=session)
again.deploy(
    initial_instance_count=2,
    instance_type="ml.g5.2xlarge",
    endpoint_name="mine",
    env={"MODE": "fast"},
    tags=[{"Key": "team", "Value": "demo"}],
)
