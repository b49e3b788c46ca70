/**
 * Where what an estimator was given goes in `TrainingJob.create` of sagemaker-core.
 * Read from sagemaker-core 2.27.0 `resources.py` and `shapes/shapes.py`; V2 from 2.257.7 `estimator.py` and `session.py`
 * (`Session._get_train_request`).
 */

export const SHAPES = 'sagemaker.core.shapes';

interface JobShape {
  readonly module: string;
  readonly cls: string;
  /** The keyword where it is another. */
  readonly label?: string;
}

/** The shapes behind keywords of `TrainingJob.create`, with the module that new code takes each from. */
export const JOB_SHAPES: Readonly<Record<string, JobShape>> = {
  algorithm_specification: { module: SHAPES, cls: 'AlgorithmSpecification' },
  resource_config: { module: SHAPES, cls: 'ResourceConfig' },
  vpc_config: { module: SHAPES, cls: 'VpcConfig' },
  output_data_config: { module: 'sagemaker.core.training.configs', cls: 'OutputDataConfig' },
  stopping_condition: { module: 'sagemaker.core.training.configs', cls: 'StoppingCondition' },
  checkpoint_config: { module: 'sagemaker.core.training.configs', cls: 'CheckpointConfig' },
  training_image_config: { module: 'sagemaker.core.training.configs', cls: 'TrainingImageConfig' },
};

/** The same for `HyperParameterTrainingJobDefinition`, where another (V2 `tuner.py`, `_prepare_hp_resource_config`). */
export const TUNED_SHAPES: Readonly<Record<string, JobShape>> = {
  algorithm_specification: { module: SHAPES, cls: 'HyperParameterAlgorithmSpecification' },
  resource_config: {
    module: SHAPES,
    cls: 'HyperParameterTuningResourceConfig',
    label: 'hyper_parameter_tuning_resource_config',
  },
};

/** Members of ModelTrainer's configuration objects that have another home: the shape, or the call itself. */
export const MOVED_MEMBERS: Readonly<Record<string, string>> = {
  'compute.enable_managed_spot_training': '',
  'networking.enable_network_isolation': '',
  'networking.enable_inter_container_traffic_encryption': '',
};

/** ModelTrainer's configuration objects by the keyword of `TrainingJob.create`. */
export const JOB_CONFIGS: Readonly<Record<string, string>> = {
  compute: 'resource_config',
  networking: 'vpc_config',
  stopping_condition: 'stopping_condition',
  output_data_config: 'output_data_config',
  checkpoint_config: 'checkpoint_config',
  training_image_config: 'training_image_config',
};

/** Keywords of `TrainingJob.create` for what ModelTrainer takes by a chained method. */
export const JOB_SETTINGS: Readonly<Record<string, string>> = {
  with_retry_strategy: 'retry_strategy',
  with_infra_check_config: 'infra_check_config',
  with_remote_debug_config: 'remote_debug_config',
  with_session_chaining_config: 'session_chaining_config',
  with_tensorboard_output_config: 'tensor_board_output_config',
};

/** What ModelTrainer has no place for and `TrainingJob.create` has. */
export const BEYOND_TRAINER: ReadonlySet<string> = new Set([
  'debugger_hook_config',
  'rules',
  'profiler_config',
  'enable_sagemaker_metrics',
  'git_config',
  'code_location',
  'container_entry_point',
  'container_arguments',
]);

/** Attributes of an estimator by where the settings of the job keep them: a keyword, and a path below it. */
export const SETTING_PATHS: Readonly<Record<string, readonly [string, string?]>> = {
  output_path: ['output_data_config', 's3_output_path'],
  output_kms_key: ['output_data_config', 'kms_key_id'],
  image_uri: ['algorithm_specification', 'training_image'],
  input_mode: ['algorithm_specification', 'training_input_mode'],
  instance_type: ['resource_config', 'instance_type'],
  instance_count: ['resource_config', 'instance_count'],
  volume_size: ['resource_config', 'volume_size_in_gb'],
  max_run: ['stopping_condition', 'max_runtime_in_seconds'],
  role: ['role_arn'],
};

/** First versions whose V2 estimators turned the time series of metrics on (`__init__` of each framework's estimator). */
export const METRICS_SINCE: Readonly<Record<string, readonly [number, number]>> = {
  'sagemaker.pytorch.estimator.PyTorch': [1, 3],
  'sagemaker.tensorflow.estimator.TensorFlow': [1, 15],
  'sagemaker.huggingface.estimator.HuggingFace': [0, 0],
};
