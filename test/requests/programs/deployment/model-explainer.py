# expect: equal
import sagemaker
from sagemaker.model import Model

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/demo"
image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
from sagemaker.explainer import ClarifyExplainerConfig, ClarifyShapBaselineConfig, ClarifyShapConfig, ExplainerConfig

model = Model(image_uri=image, model_data="s3://demo-bucket/model.tar.gz", role=role, sagemaker_session=session)
shap = ClarifyShapConfig(shap_baseline_config=ClarifyShapBaselineConfig(shap_baseline="1,2,3"), number_of_samples=10)
model.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.xlarge",
    endpoint_name="explained",
    explainer_config=ExplainerConfig(ClarifyExplainerConfig(shap_config=shap, enable_explanations="`true`")),
)
