/**
 * Methods of the V2 Session that the V3 Session lost.
 * V2 from 2.257.7 `session.py`; V3 from sagemaker-core 2.27.0 `helper/session_helper.py`.
 */

/** Methods that did nothing but call the service: the boto3 method and the name of its one argument. */
export const CLIENT_CALLS: Readonly<Record<string, { readonly method: string; readonly parameter: string }>> = {
  describe_training_job: { method: 'describe_training_job', parameter: 'TrainingJobName' },
  describe_processing_job: { method: 'describe_processing_job', parameter: 'ProcessingJobName' },
  describe_transform_job: { method: 'describe_transform_job', parameter: 'TransformJobName' },
  describe_tuning_job: {
    method: 'describe_hyper_parameter_tuning_job',
    parameter: 'HyperParameterTuningJobName',
  },
  describe_auto_ml_job: { method: 'describe_auto_ml_job', parameter: 'AutoMLJobName' },
  describe_auto_ml_job_v2: { method: 'describe_auto_ml_job_v2', parameter: 'AutoMLJobName' },
  describe_model: { method: 'describe_model', parameter: 'ModelName' },
  describe_endpoint: { method: 'describe_endpoint', parameter: 'EndpointName' },
  describe_endpoint_config: { method: 'describe_endpoint_config', parameter: 'EndpointConfigName' },
  describe_monitoring_schedule: { method: 'describe_monitoring_schedule', parameter: 'MonitoringScheduleName' },
  describe_training_plan: { method: 'describe_training_plan', parameter: 'TrainingPlanName' },
  describe_hub: { method: 'describe_hub', parameter: 'HubName' },
  delete_hub: { method: 'delete_hub', parameter: 'HubName' },
  delete_feature_group: { method: 'delete_feature_group', parameter: 'FeatureGroupName' },
  stop_training_job: { method: 'stop_training_job', parameter: 'TrainingJobName' },
  stop_processing_job: { method: 'stop_processing_job', parameter: 'ProcessingJobName' },
};

/** What to do instead of the most used of the others. */
export const SESSION_NOTES: Readonly<Record<string, string>> = {
  logs_for_job:
    'Use TrainingJob.get(training_job_name=...).wait(logs=True) of sagemaker.core.resources while the job runs, or read the CloudWatch log group /aws/sagemaker/TrainingJobs.',
  logs_for_processing_job:
    'Use ProcessingJob.get(processing_job_name=...).wait(logs=True) of sagemaker.core.resources.',
  logs_for_transform_job: 'Use TransformJob.get(transform_job_name=...).wait(logs=True) of sagemaker.core.resources.',
  logs_for_auto_ml_job: 'Use AutoMLJob.get(auto_ml_job_name=...).wait() of sagemaker.core.resources.',
  wait_for_job: 'Use TrainingJob.get(training_job_name=...).wait() of sagemaker.core.resources; it gives no dict back.',
  wait_for_processing_job: 'Use ProcessingJob.get(processing_job_name=...).wait() of sagemaker.core.resources.',
  wait_for_transform_job: 'Use TransformJob.get(transform_job_name=...).wait() of sagemaker.core.resources.',
  wait_for_tuning_job:
    'Use HyperParameterTuningJob.get(hyper_parameter_tuning_job_name=...).wait() of sagemaker.core.resources.',
  wait_for_auto_ml_job: 'Use AutoMLJob.get(auto_ml_job_name=...).wait() of sagemaker.core.resources.',
  wait_for_compilation_job: 'Use CompilationJob.get(compilation_job_name=...).wait() of sagemaker.core.resources.',
  wait_for_model_package: 'Use ModelPackage.get(model_package_name=...).wait() of sagemaker.core.resources.',
  stop_tuning_job:
    'Use HyperParameterTuningJob.get(hyper_parameter_tuning_job_name=...).stop() of sagemaker.core.resources.',
  stop_transform_job: 'Use TransformJob.get(transform_job_name=...).stop() of sagemaker.core.resources.',
  train: 'Use ModelTrainer, or TrainingJob.create(...) of sagemaker.core.resources for a request of your own.',
  tune: 'Use HyperparameterTuner of sagemaker.train.tuner, or HyperParameterTuningJob.create(...) of sagemaker.core.resources.',
  create_tuning_job: 'Use HyperParameterTuningJob.create(...) of sagemaker.core.resources.',
  process: 'Use Processor of sagemaker.core.processing, or ProcessingJob.create(...) of sagemaker.core.resources.',
  transform: 'Use Transformer of sagemaker.core.transformer, or TransformJob.create(...) of sagemaker.core.resources.',
  auto_ml: 'Use AutoMLJobV2.create(...) of sagemaker.core.resources.',
  compile_model: 'Use CompilationJob.create(...) of sagemaker.core.resources.',
  endpoint_from_job:
    'Read the model of the job by TrainingJob.get(training_job_name=...).model_artifacts.s3_model_artifacts and deploy it by ModelBuilder(s3_model_data_url=..., image_uri=...).',
  endpoint_from_model_data:
    'Use ModelBuilder(s3_model_data_url=..., image_uri=..., role_arn=...) with build() and deploy().',
  create_model_from_job: 'Use ModelBuilder(s3_model_data_url=..., image_uri=..., role_arn=...).build().',
  create_endpoint_config_from_existing:
    'Describe the old configuration by boto3 and pass it, changed, to EndpointConfig.create(...) of sagemaker.core.resources.',
  create_model_package_from_containers: 'Use ModelPackage.create(...) of sagemaker.core.resources.',
  list_tags: 'Call sagemaker_client.list_tags(ResourceArn=...) of the session; it answers in pages.',
  list_candidates: 'Call sagemaker_client.list_candidates_for_auto_ml_job(...) of the session.',
  search: 'Call sagemaker_client.search(...) of the session with the arguments of the API.',
  update_training_job: 'Call sagemaker_client.update_training_job(...) of the session.',
  put_record: 'Call sagemaker_featurestore_runtime_client.put_record(...) of the session.',
  get_record: 'Call sagemaker_featurestore_runtime_client.get_record(...) of the session.',
  delete_record: 'Call sagemaker_featurestore_runtime_client.delete_record(...) of the session.',
};

/** Methods that kept their name and lost their signature. */
export const CHANGED_METHODS: Readonly<Record<string, string>> = {
  create_endpoint_config:
    'V3 takes the variants ready made: create_endpoint_config(name=..., production_variants=[production_variant(model_name=..., instance_type=..., initial_instance_count=...)]).',
  describe_hub_content: 'V3 has its first parameters in another order: pass all of them by keyword.',
  list_hub_contents: 'V3 takes hub_name and hub_content_type, and the rest as API parameters by keyword.',
  list_hub_content_versions: 'V3 takes hub_name, hub_content_name and hub_content_type in this order.',
};

/** The first V3 whose Session has `create_endpoint_config`. */
export const CONFIG_METHOD_SINCE = '3.23';

/** Parameters of `create_endpoint_config` that V2 and V3 have alike. */
export const CONFIG_PARAMETERS: ReadonlySet<string> = new Set([
  'name',
  'production_variants',
  'tags',
  'kms_key',
  'data_capture_config_dict',
  'async_inference_config_dict',
  'explainer_config_dict',
  'role',
]);

/** V2's parameters of `create_endpoint_config` by that of `production_variant`, to which V2 handed them on. */
export const VARIANT_PARAMETERS: Readonly<Record<string, string>> = {
  model_name: 'model_name',
  initial_instance_count: 'initial_instance_count',
  instance_type: 'instance_type',
  accelerator_type: 'accelerator_type',
  serverless_inference_config_dict: 'serverless_inference_config',
  volume_size: 'volume_size',
  model_data_download_timeout: 'model_data_download_timeout',
  container_startup_health_check_timeout: 'container_startup_health_check_timeout',
  routing_config: 'routing_config',
  inference_ami_version: 'inference_ami_version',
};

/** V2's order of the constructor's parameters from the first one on that V3 has elsewhere. */
export const SAME_POSITIONS = 5;
