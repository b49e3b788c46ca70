import type { CatalogEntry } from './entry';

/** Models that V2 had classes for and V3's ModelBuilder makes in another way. */
export const modelKindEntries: readonly CatalogEntry[] = [
  {
    code: 'SM407',
    title: '`JumpStartModel` is gone; use `ModelBuilder.from_jumpstart_config`',
    error:
      'ModuleNotFoundError: `sagemaker.jumpstart` was removed in the SageMaker Python SDK v3. Use `ModelBuilder`. (from sagemaker.serve import ModelBuilder)',
    why: 'V3 describes a JumpStart model by a `JumpStartConfig`, and `build()` creates the model. `accept_eula` moves from `deploy()` to that object, because the archive is chosen when the model is created; its default is `False` in V3 and `None` in V2, which asks for the archive in another form.\n\nThe instance type has to be known at the constructor: only with it does V3 read the time-outs of the metadata. Where V2 looked up the default, so does the new code. `dependencies = {}` keeps `build()` from putting an empty `SAGEMAKER_PROGRAM` over the one of the metadata.\n\nV2 gave the predictor the serializer and deserializer of the metadata; the new code looks them up and sets them on the endpoint. In V3 a variable of the metadata wins over the same one in `env_vars=`; in V2 yours won. The tags that each SDK puts on JumpStart models differ.',
    before: `from sagemaker.jumpstart.model import JumpStartModel

model = JumpStartModel(model_id="huggingface-llm-demo", role=role)
predictor = model.deploy(instance_type="ml.g5.2xlarge", accept_eula=True)
predictor.delete_endpoint()
`,
    after: `from sagemaker.core.jumpstart.configs import JumpStartConfig
from sagemaker.core.training.configs import Compute
from sagemaker.serve.model_builder import ModelBuilder
from sagemaker.core.serializers.implementations import (
    retrieve_default as retrieve_serializer,
)
from sagemaker.core import content_types, accept_types
from sagemaker.core.deserializers.implementations import (
    retrieve_default as retrieve_deserializer,
)
from sagemaker.core.resources import EndpointConfig

model = ModelBuilder.from_jumpstart_config(
    jumpstart_config=JumpStartConfig(model_id="huggingface-llm-demo", accept_eula=True),
    role_arn=role,
    compute=Compute(instance_type="ml.g5.2xlarge")
)
model.dependencies = {}
model.build()
predictor = model.deploy()
predictor.serializer = retrieve_serializer(
    model_id=model.model,
    model_version=model.model_version,
)
predictor.serializer.content_type = content_types.retrieve_default(
    model_id=model.model,
    model_version=model.model_version,
)
predictor.deserializer = retrieve_deserializer(
    model_id=model.model,
    model_version=model.model_version,
)
predictor.deserializer.accept = accept_types.retrieve_default(
    model_id=model.model,
    model_version=model.model_version,
)
EndpointConfig.get(endpoint_config_name=predictor.endpoint_config_name).delete()
predictor.delete()
`,
    grade: 'safe',
    severity: 'error',
    links: [
      {
        title: 'ModelBuilder.from_jumpstart_config',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L4804',
      },
      {
        title: 'V2 `jumpstart/model.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/jumpstart/model.py#L83',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM408',
    title: '`ModelPackage` is gone; give the package to `ModelBuilder` as a container',
    error:
      'ModuleNotFoundError: `sagemaker.model` was removed in the SageMaker Python SDK v3. Use `ModelBuilder`. (from sagemaker.serve import ModelBuilder)',
    why: 'A package of the registry or the marketplace becomes the one container of a `ModelBuilder`; the request is the same. From 3.26 on the container keeps `model_package_name`, so the rewrite needs that release.\n\nBefore it created the model, V2 approved a version that was not approved yet, and isolated the network of what comes from the marketplace. V3 does neither, so the new code does both where V2 did.\n\n`ModelBuilder(model=ModelPackage.get(...))` is for fine-tuned foundation models and fails on other packages.',
    before: `from sagemaker import ModelPackage

model = ModelPackage(role=role, model_package_arn=arn, sagemaker_session=session)
model.deploy(1, "ml.m5.xlarge", endpoint_name="packaged")
`,
    after: `from sagemaker.core.training.configs import Networking
from sagemaker.core.resources import Model
from sagemaker.core.shapes import ContainerDefinition
from sagemaker.serve.model_builder import ModelBuilder

package_description = session.sagemaker_client.describe_model_package(ModelPackageName=arn)
if package_description.get("ModelApprovalStatus", "Approved") != "Approved":
    session.sagemaker_client.update_model_package(ModelPackageArn=arn, ModelApprovalStatus="Approved")
model = ModelBuilder(
    role_arn=role,
    model=[
        Model(
            model_name="container",
            primary_container=ContainerDefinition(model_package_name=arn)
        )
    ],
    sagemaker_session=session,
    network=Networking(
        enable_network_isolation=any("ProductId" in one for one in package_description["InferenceSpecification"]["Containers"])
    ),
    instance_type="ml.m5.xlarge"
)
model.build()
model.deploy(initial_instance_count=1, endpoint_name="packaged")
`,
    grade: 'safe',
    severity: 'error',
    links: [
      {
        title: 'ModelBuilder, containers',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-serve/src/sagemaker/serve/model_builder.py#L3108',
      },
      {
        title: 'V2 `model.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/model.py#L2210',
      },
    ],
    since: '3.0',
  },
];
