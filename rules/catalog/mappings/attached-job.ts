/**
 * What members of an estimator that `attach()` gave are on the TrainingJob of sagemaker-core.
 * Read from sagemaker-core 2.27.0 `resources.py` and 2.257.7 `estimator.py` (`_prepare_init_params_from_job_description`).
 */

/** Attributes that V2 read from the description of the job: the path below the TrainingJob. */
export const ATTACHED_PATHS: Readonly<Record<string, string>> = {
  model_data: 'model_artifacts.s3_model_artifacts',
  _current_job_name: 'training_job_name',
  role: 'role_arn',
  output_path: 'output_data_config.s3_output_path',
  output_kms_key: 'output_data_config.kms_key_id',
  input_mode: 'algorithm_specification.training_input_mode',
  instance_type: 'resource_config.instance_type',
  instance_count: 'resource_config.instance_count',
  volume_size: 'resource_config.volume_size_in_gb',
  max_run: 'stopping_condition.max_runtime_in_seconds',
};

/** The same, where no class of a framework keeps the image under another name. */
export const ATTACHED_PLAIN_PATHS: Readonly<Record<string, string>> = {
  image_uri: 'algorithm_specification.training_image',
};

/** Members that cannot be read from a TrainingJob, with what to do instead. */
export const ATTACHED_GONE: Readonly<Record<string, string>> = {
  fit: 'V3 makes no trainer out of an old job: build a ModelTrainer with its training_image, role_arn and hyper_parameters, and call train().',
  set_hyperparameters:
    'V3 makes no trainer out of an old job: build a ModelTrainer with its training_image, role_arn and hyper_parameters, and set them there.',
  jobs: 'V2 left the list of jobs of an attached estimator empty; use the TrainingJob itself.',
  tags: 'List the tags with sagemaker.core.resources.Tag.get_all(resource_arn=...).',
  image_uri:
    "A framework's estimator keeps no image when it is attached; read algorithm_specification.training_image of the TrainingJob.",
  latest_job_debugger_artifacts_path:
    'V2 knew no debugger hook of an attached job and gave None: read debug_hook_config.s3_output_path of the TrainingJob.',
  rule_job_summary: 'Read debug_rule_evaluation_statuses and profiler_rule_evaluation_statuses of the TrainingJob.',
};
