/**
 * What `ModelTrainer.from_jumpstart_config` takes of V2's `JumpStartEstimator`.
 * Read from sagemaker-train 1.27.0 `model_trainer.py`, `defaults.py` (`JumpStartTrainDefaults`) and V2 2.257.7
 * `jumpstart/estimator.py`, `jumpstart/factory/estimator.py`.
 */
export const JUMPSTART_ESTIMATOR = 'sagemaker.jumpstart.estimator.JumpStartEstimator';

/** Parameters that a ModelTrainer made from JumpStart takes like any other. */
export const JUMPSTART_SHARED: ReadonlySet<string> = new Set([
  'image_uri',
  'role',
  'base_job_name',
  'sagemaker_session',
  'hyperparameters',
  'tags',
  'instance_type',
  'instance_count',
  'volume_size',
  'volume_kms_key',
  'keep_alive_period_in_seconds',
  'use_spot_instances',
  'training_plan',
  'max_run',
  'max_wait',
  'output_path',
  'output_kms_key',
  'checkpoint_s3_uri',
  'checkpoint_local_path',
  'subnets',
  'security_group_ids',
  'encrypt_inter_container_traffic',
  'metric_definitions',
  'debugger_hook_config',
  'disable_profiler',
  'profiler_config',
  'rules',
  'tensorboard_output_config',
  'enable_sagemaker_metrics',
  'container_log_level',
  'max_retry_attempts',
  'enable_infra_check',
  'enable_remote_debug',
  'enable_session_tag_chaining',
  'training_repository_access_mode',
  'training_repository_credentials_provider_arn',
]);

/** What cannot be said, with what to do instead. */
export const JUMPSTART_REFUSED: Readonly<Record<string, string>> = {
  region: 'V3 takes the region of the session: pass sagemaker_session= of that region.',
  hub_name: 'what V3 makes of models in private hubs is not proved to be the same; write the JumpStartConfig by hand.',
  config_name: 'V3 fails on training configurations (KeyError); leave it out or stay with V2 for this model.',
  model_uri: 'V3 takes such a model for models with incremental training only, as a channel "model" of train().',
};

/** Instance families that have disks of their own, for which V2 left the volume size of the metadata out (V2 `utils.py`). */
export const WITHOUT_VOLUME = /^ml\.(?:g5|g6|p5|trn1|[a-z]+\d+[a-z]*d[a-z]*)[a-z]*\./;
