# expect: equal
# What JumpStart's functions look up by a model's id.
from sagemaker import environment_variables, hyperparameters, image_uris, instance_types, metric_definitions, model_uris
from sagemaker import script_uris
from sagemaker.jumpstart.utils import get_jumpstart_content_bucket

of = {"model_id": "demo-trained", "model_version": "1.0.0"}
print(
    image_uris.retrieve(
        region=None, framework=None, image_scope="training", instance_type="ml.g5.12xlarge", **of
    )
)
print(script_uris.retrieve(script_scope="training", **of))
print(model_uris.retrieve(model_scope="training", **of))
values = hyperparameters.retrieve_default(**of)
print(values)
hyperparameters.validate(hyperparameters=values, **of)
print(environment_variables.retrieve_default(**of))
print(instance_types.retrieve_default(scope="training", **of))
print(instance_types.retrieve(scope="inference", **of))
print(metric_definitions.retrieve_default(**of))
print(get_jumpstart_content_bucket("us-west-2"))
