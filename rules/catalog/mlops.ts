import type { CatalogEntry } from './entry';

/** SM7xx: pipelines, registry, monitoring, feature store. */
export const mlopsEntries: readonly CatalogEntry[] = [
  {
    code: 'SM701',
    title: 'Pipelines changed in V3; see `sagemaker.mlops.workflow`',
    error:
      'ModuleNotFoundError: `sagemaker.workflow` was removed in the SageMaker Python SDK v3. Use `Pipeline`. (from sagemaker.mlops.workflow.pipeline import Pipeline)',
    why: 'Steps and the pipeline live in `sagemaker.mlops.workflow`, parameters, functions and conditions in `sagemaker.core.workflow`. Steps take `step_args=` only; the keywords that took estimators, processors and models are gone, and whatever describes a step has to hold a PipelineSession: with another session V3 starts the job. Models are created and registered by a ModelStep, which is one step in V3 and gets the name that V2 gave to its only step.',
    before: `from sagemaker.model import Model
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.step_collections import RegisterModel

model = Model(image_uri=image, model_data=data, role=role, sagemaker_session=PipelineSession())
step = RegisterModel(name="Register", model=model, content_types=["text/csv"], response_types=["text/csv"])
`,
    after: `from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.serve.model_builder import ModelBuilder
from sagemaker.mlops.workflow.model_step import ModelStep

model = ModelBuilder(
    image_uri=image,
    s3_model_data_url=data,
    role_arn=role,
    sagemaker_session=PipelineSession(),
    dependencies={}
)
step = ModelStep(
    name="Register-RegisterModel",
    step_args=model.register(content_types=["text/csv"], response_types=["text/csv"])
)
`,
    grade: 'safe',
    severity: 'error',
    links: [
      {
        title: 'sagemaker.mlops.workflow',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-mlops/src/sagemaker/mlops/workflow',
      },
      {
        title: 'V2 `step_collections.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/workflow/step_collections.py',
      },
      {
        title: 'SageMaker API: CreatePipeline',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePipeline.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM703',
    title: 'Model monitoring changed in V3; see `sagemaker.core.model_monitor`',
    error:
      'ModuleNotFoundError: `sagemaker.model_monitor` was removed in the SageMaker Python SDK v3. Use the `MonitoringSchedule` resource. (from sagemaker.core.resources import MonitoringSchedule)',
    why: 'Most of the monitors moved to `sagemaker.core.model_monitor`; those whose parameters or results changed are marked and left to you.',
    before: `from sagemaker.model_monitor import EndpointInput

source = EndpointInput(endpoint_name="churn", destination="/opt/ml/processing/input")
print(source.destination)
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.model_monitor import EndpointInput

# TODO(sagemaker-v3 SM703): sagemaker.model_monitor.model_monitoring.EndpointInput is changed in V3 (sagemaker.core.model_monitor.model_monitoring): same parameters; attribute .destination -> .local_path.
source = EndpointInput(endpoint_name="churn", destination="/opt/ml/processing/input")
print(source.destination)
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      {
        title: 'sagemaker.core.model_monitor',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-core/src/sagemaker/core/model_monitor',
      },
      {
        title: 'V2 `model_monitoring.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/model_monitor/model_monitoring.py',
      },
      {
        title: 'SageMaker API: CreateMonitoringSchedule',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateMonitoringSchedule.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM704',
    title: 'Feature Store changed in V3; see `sagemaker.mlops.feature_store`',
    error:
      'ModuleNotFoundError: `sagemaker.feature_store` was removed in the SageMaker Python SDK v3. Use the `FeatureGroup` resource. (from sagemaker.core.resources import FeatureGroup)',
    why: 'A feature group is a resource in V3, created with `FeatureGroup.create(...)` and shapes instead of being configured in steps. What has no one-to-one counterpart is marked and left to you.',
    before: `from sagemaker.feature_store.feature_group import FeatureGroup

group = FeatureGroup(name="churn", sagemaker_session=session)
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.feature_store.feature_group import FeatureGroup

# TODO(sagemaker-v3 SM704): sagemaker.feature_store.feature_group.FeatureGroup is replaced in V3 (sagemaker.mlops.feature_store): resource class with classmethod create(...); ingest/athena_query/as_hive_ddl/load_feature_definitions became free functions in sagemaker.mlops.feature_store.
group = FeatureGroup(name="churn", sagemaker_session=session)
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      {
        title: 'FeatureGroup',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-core/src/sagemaker/core/resources.py',
      },
      {
        title: 'V2 `feature_group.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/feature_store/feature_group.py',
      },
      {
        title: 'SageMaker API: CreateFeatureGroup',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM705',
    title: 'This part of experiments, lineage or MLflow is gone in V3; its marker says what to use',
    error: '    raise ModuleNotFoundError(msg, name=fullname)',
    why: '`Run` and the lineage classes moved to `sagemaker.core.experiments` and `sagemaker.core.lineage` and are redirected there. What V3 does not have any more, mostly the helpers around MLflow tracking servers, is marked and left to you: the boto3 client still has the operations.',
    before: `from sagemaker.mlflow.tracking_server import generate_mlflow_presigned_url

url = generate_mlflow_presigned_url("tracking", 300)
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.mlflow.tracking_server import generate_mlflow_presigned_url

# TODO(sagemaker-v3 SM705): sagemaker.mlflow.tracking_server.generate_mlflow_presigned_url is removed in V3: boto3 create_presigned_mlflow_tracking_server_url.
url = generate_mlflow_presigned_url("tracking", 300)
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      {
        title: 'sagemaker.core.experiments',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-core/src/sagemaker/core/experiments/run.py',
      },
      {
        title: 'V2 `tracking_server.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/mlflow/tracking_server.py',
      },
      {
        title: 'SageMaker API: CreatePresignedMlflowTrackingServerUrl',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedMlflowTrackingServerUrl.html',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM706',
    title: 'AutoML changed in V3; use the `AutoMLJobV2` resource',
    error:
      'ModuleNotFoundError: `sagemaker.automl` was removed in the SageMaker Python SDK v3. Use the `AutoMLJob` resource. (from sagemaker.core.resources import AutoMLJob)',
    why: 'V3 has no AutoML class: jobs are created and read through the resources `AutoMLJob` and `AutoMLJobV2`, and candidates are described by shapes.',
    before: `from sagemaker.automl.automl import AutoML

auto = AutoML(role=role, target_attribute_name="y")
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.automl.automl import AutoML

# TODO(sagemaker-v3 SM706): sagemaker.automl.automl.AutoML is replaced in V3 (sagemaker.core.resources): AutoMLJob.create(...) with shapes (AutoMLChannel, AutoMLOutputDataConfig, AutoMLJobConfig).
auto = AutoML(role=role, target_attribute_name="y")
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      {
        title: 'AutoMLJobV2',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-core/src/sagemaker/core/resources.py',
      },
      {
        title: 'V2 `automl.py`',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/automl/automl.py',
      },
      {
        title: 'SageMaker API: CreateAutoMLJobV2',
        url: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAutoMLJobV2.html',
      },
    ],
    since: '3.0',
  },
];
