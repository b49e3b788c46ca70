/**
 * What members of a V2 estimator are on the ModelTrainer that replaces it.
 * Read from sagemaker-train 1.27.0 `model_trainer.py` and 2.257.7 `estimator.py`.
 */

/** Attributes that hold the same value elsewhere: the path below the trainer. */
export const ATTRIBUTE_PATHS: Readonly<Record<string, string>> = {
  output_path: 'output_data_config.s3_output_path',
  output_kms_key: 'output_data_config.kms_key_id',
  image_uri: 'training_image',
  instance_type: 'compute.instance_type',
  instance_count: 'compute.instance_count',
  volume_size: 'compute.volume_size_in_gb',
  volume_kms_key: 'compute.volume_kms_key_id',
  use_spot_instances: 'compute.enable_managed_spot_training',
  keep_alive_period_in_seconds: 'compute.keep_alive_period_in_seconds',
  max_run: 'stopping_condition.max_runtime_in_seconds',
  max_wait: 'stopping_condition.max_wait_time_in_seconds',
  input_mode: 'training_input_mode',
};

/** Attributes that exist only where the constructor gave the V2 keyword of the same name. */
export const OPTIONAL_PATHS: Readonly<Record<string, string>> = {
  entry_point: 'source_code.entry_script',
  source_dir: 'source_code.source_dir',
  checkpoint_s3_uri: 'checkpoint_config.s3_uri',
  checkpoint_local_path: 'checkpoint_config.local_path',
  subnets: 'networking.subnets',
  security_group_ids: 'networking.security_group_ids',
};

/** Attributes that ModelTrainer has under the same name with the same meaning. */
export const SAME_ATTRIBUTES: ReadonlySet<string> = new Set([
  'role',
  'base_job_name',
  'sagemaker_session',
  'environment',
]);

/** Members that another area rewrites. */
export const OTHER_AREAS: ReadonlySet<string> = new Set([
  'fit',
  'set_hyperparameters',
  'record_set',
  'hyperparameters',
  'deploy',
  'create_model',
  'register',
  'transformer',
  'delete_endpoint',
  'model_data',
  'latest_training_job',
  '_current_job_name',
  'logs',
  'training_job_analytics',
  'training_image_uri',
  'enable_network_isolation',
]);

/** Members without a counterpart, with what to do instead. */
export const GONE_MEMBERS: Readonly<Record<string, string>> = {
  enable_default_profiling:
    'V3 training sends no profiler settings; call UpdateTrainingJob by boto3 where they matter.',
  disable_profiling: 'V3 training sends no profiler settings, so there is nothing to switch off; remove the call.',
  update_profiler: 'V3 training sends no profiler settings; call UpdateTrainingJob by boto3 where they matter.',
  update_rule_status: 'V3 training sends no Debugger rules; describe the job by boto3 where it still has some.',
  rule_job_summary: 'V3 training sends no Debugger rules; describe the job by boto3 where it still has some.',
  latest_job_debugger_artifacts_path:
    'V3 training sends no Debugger hook; the artifacts of an old job are under its DebugHookConfig.S3OutputPath.',
  latest_job_tensorboard_artifacts_path:
    'Read it from the tensor_board_output_config of the training job (model_trainer._latest_training_job).',
  latest_job_profiler_artifacts_path: 'V3 training sends no profiler settings, so there are no such artifacts.',
  get_app_url: 'V3 has no interactive_apps; open TensorBoard from SageMaker Studio.',
  prepare_workflow_for_training:
    'Pass the result of train() under a PipelineSession to TrainingStep(step_args=...), or use train(dry_run=True).',
  compile_model: 'ModelTrainer compiles nothing; ModelBuilder.optimize() is the nearest thing.',
  get_vpc_config: 'Read the subnets and security_group_ids of model_trainer.networking.',
  // Of JumpStart.
  model_id: 'Keep the id of the model in a variable of your own.',
  model_version: 'Keep the version of the model in a variable of your own.',
  list_training_configs:
    'Read the TrainingConfigs of get_hub_content_and_document() of sagemaker.core.jumpstart.document.',
  set_training_config: 'Give training_config_name= to the JumpStartConfig.',
  jobs: 'ModelTrainer remembers its last job only (_latest_training_job); keep a list of your own.',
  update_job: 'Call UpdateTrainingJob by boto3 on the session.',
  get_remote_debug_config: 'Keep the settings where with_remote_debug_config() is called.',
  enable_remote_debug: 'Call UpdateTrainingJob by boto3, or with_remote_debug_config() before train().',
  disable_remote_debug: 'Call UpdateTrainingJob by boto3, or leave with_remote_debug_config() out.',
  get_session_chaining_config: 'Keep the settings where with_session_chaining_config() is called.',
  metric_definitions: 'Keep the list where with_metric_definitions() is called.',
  tags: 'ModelTrainer keeps Tag objects with key and value here, not dicts.',
};

/** Keys of a DescribeTrainingJob answer as attributes of the V3 TrainingJob; nested keys after a dot. */
export const TRAINING_JOB_KEYS: Readonly<Record<string, string>> = {
  TrainingJobName: 'training_job_name',
  TrainingJobArn: 'training_job_arn',
  TrainingJobStatus: 'training_job_status',
  SecondaryStatus: 'secondary_status',
  FailureReason: 'failure_reason',
  HyperParameters: 'hyper_parameters',
  Environment: 'environment',
  RoleArn: 'role_arn',
  CreationTime: 'creation_time',
  TrainingStartTime: 'training_start_time',
  TrainingEndTime: 'training_end_time',
  LastModifiedTime: 'last_modified_time',
  BillableTimeInSeconds: 'billable_time_in_seconds',
  TrainingTimeInSeconds: 'training_time_in_seconds',
  'ModelArtifacts.S3ModelArtifacts': 'model_artifacts.s3_model_artifacts',
  'OutputDataConfig.S3OutputPath': 'output_data_config.s3_output_path',
  'OutputDataConfig.KmsKeyId': 'output_data_config.kms_key_id',
  'ResourceConfig.InstanceType': 'resource_config.instance_type',
  'ResourceConfig.InstanceCount': 'resource_config.instance_count',
  'ResourceConfig.VolumeSizeInGB': 'resource_config.volume_size_in_gb',
  'AlgorithmSpecification.TrainingImage': 'algorithm_specification.training_image',
  'AlgorithmSpecification.TrainingInputMode': 'algorithm_specification.training_input_mode',
  'StoppingCondition.MaxRuntimeInSeconds': 'stopping_condition.max_runtime_in_seconds',
  'StoppingCondition.MaxWaitTimeInSeconds': 'stopping_condition.max_wait_time_in_seconds',
  'CheckpointConfig.S3Uri': 'checkpoint_config.s3_uri',
};
