/**
 * Batch transform: parameters of `ModelBuilder.transformer`, and what V2's transform job object is called in V3.
 * Read from sagemaker-serve 1.27.0 `model_builder.py` and sagemaker-core 2.27.0 `transformer.py`, `resources.py`.
 */
export const TRANSFORMER_PARAMETERS: ReadonlySet<string> = new Set([
  'instance_count',
  'instance_type',
  'strategy',
  'assemble_with',
  'output_path',
  'output_kms_key',
  'accept',
  'env',
  'max_concurrent_transforms',
  'max_payload',
  'volume_kms_key',
]);

/** Attributes of `latest_transform_job`. */
export const TRANSFORM_JOB_ATTRIBUTES: Readonly<Record<string, string>> = {
  name: 'transform_job_name',
  job_name: 'transform_job_name',
};

/** Members of V2's Transformer that V3 lacks or that fail there. */
export const TRANSFORMER_GAPS: Readonly<Record<string, string>> = {
  attach:
    'Transformer.attach() fails in V3 (it hands the SDK session to boto3): read the job with sagemaker.core.resources.TransformJob.get(transform_job_name=...).',
  transform_with_monitoring:
    'V3 has no transform_with_monitoring(): start the transform job and the monitoring job one after the other.',
};
