/**
 * What a ModelTrainer takes of V2's `AlgorithmEstimator`.
 * Read from SDK 2.257.7 `algorithm.py` and sagemaker-train 1.27.0 `model_trainer.py`.
 */
export const ALGORITHM_ESTIMATOR = 'sagemaker.algorithm.AlgorithmEstimator';

/** Parameters that mean the same as of any other estimator. */
export const ALGORITHM_SHARED: ReadonlySet<string> = new Set([
  'role',
  'instance_count',
  'instance_type',
  'volume_size',
  'volume_kms_key',
  'max_run',
  'input_mode',
  'output_path',
  'output_kms_key',
  'base_job_name',
  'sagemaker_session',
  'tags',
  'subnets',
  'security_group_ids',
  'encrypt_inter_container_traffic',
  'use_spot_instances',
  'max_wait',
]);
