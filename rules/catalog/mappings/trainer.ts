/**
 * Where each V2 estimator parameter goes on `ModelTrainer` and its configuration classes.
 * Read from sagemaker-train 1.27.0 `model_trainer.py` and sagemaker-core 2.27.0 `training/configs.py`;
 * V2 from 2.257.7 `estimator.py`.
 */

/** Configuration objects of `ModelTrainer`, by the keyword that takes them. */
export const CONFIG_CLASSES: Readonly<Record<string, string>> = {
  compute: 'Compute',
  stopping_condition: 'StoppingCondition',
  output_data_config: 'OutputDataConfig',
  checkpoint_config: 'CheckpointConfig',
  networking: 'Networking',
  source_code: 'SourceCode',
  training_image_config: 'TrainingImageConfig',
};

export const CONFIG_MODULE = 'sagemaker.core.training.configs';

/** The order in which a rewritten constructor lists its keywords when the V2 call does not decide it. */
export type TrainerParameter =
  /** The same value under a keyword of ModelTrainer itself. */
  | { readonly kind: 'direct'; readonly to: string }
  /** The same value inside a configuration object. */
  | { readonly kind: 'config'; readonly config: string; readonly to: string }
  /** Needs its own code. */
  | { readonly kind: 'special' }
  /** Given by a method that is chained to the constructor; see `CHAINED_CONFIGS`. */
  | { readonly kind: 'chained' }
  /** Left out, because V3 behaves like the given literals anyway; any other value is refused or noted. */
  | { readonly kind: 'drop'; readonly when: readonly string[]; readonly otherwise: string; readonly refuse?: boolean }
  /** V3 has nothing for it and the job would not be the same job: the constructor is not rewritten. */
  | { readonly kind: 'none'; readonly why: string; readonly unless?: readonly string[] };

const NO_DEBUGGER =
  'V3 training sends no Debugger or profiler settings; create the job with sagemaker.core.resources.TrainingJob.create where they matter.';

export const TRAINER_PARAMETERS: Readonly<Record<string, TrainerParameter>> = {
  image_uri: { kind: 'direct', to: 'training_image' },
  image_name: { kind: 'direct', to: 'training_image' },
  role: { kind: 'direct', to: 'role' },
  base_job_name: { kind: 'special' },
  sagemaker_session: { kind: 'special' },
  environment: { kind: 'direct', to: 'environment' },
  hyperparameters: { kind: 'special' },
  input_mode: { kind: 'special' },
  tags: { kind: 'special' },
  instance_type: { kind: 'special' },
  train_instance_type: { kind: 'special' },
  instance_count: { kind: 'config', config: 'compute', to: 'instance_count' },
  train_instance_count: { kind: 'config', config: 'compute', to: 'instance_count' },
  volume_size: { kind: 'config', config: 'compute', to: 'volume_size_in_gb' },
  train_volume_size: { kind: 'config', config: 'compute', to: 'volume_size_in_gb' },
  volume_kms_key: { kind: 'config', config: 'compute', to: 'volume_kms_key_id' },
  train_volume_kms_key: { kind: 'config', config: 'compute', to: 'volume_kms_key_id' },
  keep_alive_period_in_seconds: { kind: 'config', config: 'compute', to: 'keep_alive_period_in_seconds' },
  use_spot_instances: { kind: 'config', config: 'compute', to: 'enable_managed_spot_training' },
  train_use_spot_instances: { kind: 'config', config: 'compute', to: 'enable_managed_spot_training' },
  training_plan: { kind: 'config', config: 'compute', to: 'training_plan_arn' },
  max_run: { kind: 'config', config: 'stopping_condition', to: 'max_runtime_in_seconds' },
  train_max_run: { kind: 'config', config: 'stopping_condition', to: 'max_runtime_in_seconds' },
  max_wait: { kind: 'config', config: 'stopping_condition', to: 'max_wait_time_in_seconds' },
  train_max_wait: { kind: 'config', config: 'stopping_condition', to: 'max_wait_time_in_seconds' },
  output_path: { kind: 'special' },
  output_kms_key: { kind: 'config', config: 'output_data_config', to: 'kms_key_id' },
  disable_output_compression: { kind: 'special' },
  checkpoint_s3_uri: { kind: 'config', config: 'checkpoint_config', to: 's3_uri' },
  checkpoint_local_path: { kind: 'special' },
  subnets: { kind: 'config', config: 'networking', to: 'subnets' },
  security_group_ids: { kind: 'config', config: 'networking', to: 'security_group_ids' },
  enable_network_isolation: { kind: 'config', config: 'networking', to: 'enable_network_isolation' },
  encrypt_inter_container_traffic: {
    kind: 'config',
    config: 'networking',
    to: 'enable_inter_container_traffic_encryption',
  },
  source_dir: { kind: 'special' },
  entry_point: { kind: 'special' },
  metric_definitions: { kind: 'special' },
  model_uri: { kind: 'special' },
  framework_version: { kind: 'special' },
  py_version: { kind: 'special' },
  transformers_version: { kind: 'special' },
  tensorflow_version: { kind: 'special' },
  pytorch_version: { kind: 'special' },
  debugger_hook_config: { kind: 'drop', when: ['False', 'None'], otherwise: NO_DEBUGGER },
  disable_profiler: { kind: 'drop', when: ['True', 'False'], otherwise: NO_DEBUGGER },
  profiler_config: { kind: 'drop', when: ['None'], otherwise: NO_DEBUGGER },
  rules: { kind: 'drop', when: ['None', '[]'], otherwise: NO_DEBUGGER },
  tensorboard_output_config: { kind: 'special' },
  enable_sagemaker_metrics: {
    kind: 'drop',
    when: ['None', 'False'],
    otherwise: 'V3 training never sends EnableSageMakerMetricsTimeSeries.',
  },
  container_log_level: {
    kind: 'drop',
    when: ['20', 'logging.INFO', 'None'],
    otherwise: 'Set the log level in V3 by environment={"SM_LOG_LEVEL": "10"} (a number as text).',
  },
  model_channel_name: { kind: 'special' },
  script_mode: { kind: 'drop', when: ['True', 'False'], otherwise: 'script_mode meant nothing in V2 either.' },
  code_location: {
    kind: 'drop',
    when: ['None'],
    otherwise:
      'V3 stages code under the session default bucket; give Session(default_bucket=..., default_bucket_prefix=...) to move it.',
  },
  image_uri_region: { kind: 'drop', when: ['None'], otherwise: 'The image is looked up in the region of the session.' },
  max_retry_attempts: { kind: 'chained' },
  enable_infra_check: { kind: 'chained' },
  enable_remote_debug: { kind: 'chained' },
  enable_session_tag_chaining: { kind: 'chained' },
  training_repository_access_mode: {
    kind: 'config',
    config: 'training_image_config',
    to: 'training_repository_access_mode',
  },
  training_repository_credentials_provider_arn: { kind: 'special' },
  instance_groups: { kind: 'special' },
  instance_placement_config: {
    kind: 'none',
    why: 'build Compute(instance_placement_config=InstancePlacementConfig(...)) by hand.',
  },
  distribution: { kind: 'special' },
  distributions: { kind: 'special' },
  dependencies: { kind: 'special' },
  git_config: {
    kind: 'none',
    why: 'V3 does not clone: call sagemaker.core.git_utils.git_clone_repo first and point source_dir at the result.',
  },
  compiler_config: { kind: 'none', why: 'V3 has no Training Compiler support in ModelTrainer.' },
  training_recipe: { kind: 'none', why: 'use ModelTrainer.from_recipe(training_recipe=..., compute=...).' },
  recipe_overrides: { kind: 'none', why: 'use ModelTrainer.from_recipe(recipe_overrides=...).' },
  container_entry_point: {
    kind: 'none',
    why: 'ModelTrainer has no container entry point; use TrainingJob.create with AlgorithmSpecification.',
  },
  container_arguments: {
    kind: 'none',
    why: 'ModelTrainer has no container arguments; use TrainingJob.create with AlgorithmSpecification.',
  },
  model_dir: { kind: 'special' },
  // Of Chainer.
  use_mpi: { kind: 'special' },
  num_processes: { kind: 'special' },
  process_slots_per_host: { kind: 'special' },
  additional_mpi_options: { kind: 'special' },
  // Of RLEstimator.
  toolkit: { kind: 'special' },
  toolkit_version: { kind: 'special' },
  framework: { kind: 'special' },
};

/** Parameters that V3 takes by a method chained to the constructor. */
export const CHAINED_CONFIGS: Readonly<
  Record<string, { readonly method: string; readonly cls: string; readonly field: string }>
> = {
  max_retry_attempts: { method: 'with_retry_strategy', cls: 'RetryStrategy', field: 'maximum_retry_attempts' },
  enable_infra_check: { method: 'with_infra_check_config', cls: 'InfraCheckConfig', field: 'enable_infra_check' },
  enable_remote_debug: { method: 'with_remote_debug_config', cls: 'RemoteDebugConfig', field: 'enable_remote_debug' },
  enable_session_tag_chaining: {
    method: 'with_session_chaining_config',
    cls: 'SessionChainingConfig',
    field: 'enable_session_tag_chaining',
  },
};

/** Parameters of model parallelism v2 that `sagemaker.train.distributed.SMP` has. */
export const SMP_PARAMETERS: ReadonlySet<string> = new Set([
  'hybrid_shard_degree',
  'sm_activation_offloading',
  'activation_loading_horizon',
  'fsdp_cache_flush_warnings',
  'allow_empty_shards',
  'tensor_parallel_degree',
  'context_parallel_degree',
  'expert_parallel_degree',
  'random_seed',
]);

/** Keys of V2's `distribution` that V3 has no launcher for, with what to do. */
export const UNSUPPORTED_LAUNCHERS: Readonly<Record<string, string>> = {
  smdistributed:
    'V3 has no launcher for smdistributed: use Torchrun() after taking the smdistributed imports out of the script, or Torchrun(smp=SMP(...)) for model parallelism v2.',
  parameter_server:
    'V3 has no parameter server launcher: write a DistributedConfig subclass with its own driver script, or train by Torchrun or MPI.',
  multi_worker_mirrored_strategy:
    'V3 sets up no TF_CONFIG for MultiWorkerMirroredStrategy: write a DistributedConfig subclass with its own driver script.',
  pytorchxla: 'V3 has no launcher for PyTorch/XLA: write a DistributedConfig subclass with its own driver script.',
  instance_groups: 'distribution= over instance groups has no counterpart in V3.',
};

/** V2 framework estimators that a V3 `image_uris` look-up can stand in for. */
export const FRAMEWORKS: Readonly<Record<string, { readonly framework: string; readonly versions: RegExp }>> = {
  'sagemaker.pytorch.estimator.PyTorch': { framework: 'pytorch', versions: /^\d+\.\d+(\.\d+)?$/ },
  'sagemaker.tensorflow.estimator.TensorFlow': { framework: 'tensorflow', versions: /^\d+\.\d+(\.\d+)?$/ },
  'sagemaker.sklearn.estimator.SKLearn': { framework: 'sklearn', versions: /^(?:0\.20\.0|\d+\.\d+-\d+(-.*)?)$/ },
  'sagemaker.xgboost.estimator.XGBoost': { framework: 'xgboost', versions: /^\d+\.\d+-\d+(-.*)?$/ },
  'sagemaker.huggingface.estimator.HuggingFace': { framework: 'huggingface', versions: /^\d+\.\d+(\.\d+)?$/ },
  'sagemaker.mxnet.estimator.MXNet': { framework: 'mxnet', versions: /^\d+\.\d+(\.\d+)?$/ },
  'sagemaker.chainer.estimator.Chainer': { framework: 'chainer', versions: /^\d+\.\d+(\.\d+)?$/ },
  // Its framework is that of the toolkit, see `toolkits.ts`.
  'sagemaker.rl.estimator.RLEstimator': { framework: 'rl', versions: /^\d+\.\d+(\.\d+)?$/ },
};

/** Where each parameter of V2's inputs objects goes (V2 `inputs.py`, V3 `training/configs.py` and `shapes.py`). */
export const INPUT_HOMES: Readonly<Record<string, 'input' | 'source' | 'channel'>> = {
  s3_data: 'source',
  distribution: 'source',
  s3_data_type: 'source',
  attribute_names: 'source',
  instance_groups: 'source',
  file_system_id: 'source',
  file_system_type: 'source',
  directory_path: 'source',
  file_system_access_mode: 'source',
  content_type: 'input',
  compression: 'channel',
  record_wrapping: 'channel',
  input_mode: 'channel',
  shuffle_config: 'channel',
};
