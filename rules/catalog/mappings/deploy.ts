/**
 * What `ModelBuilder.deploy` does with each parameter of V2's `Model.deploy` and `Estimator.deploy`; the order is that
 * of the rewritten call where the V2 call does not decide it. Keywords missing here are swallowed silently by V3.
 * Read from sagemaker-serve 1.27.0 `model_builder.py` (`deploy`, `_deploy_core_endpoint`).
 */
export type DeployParameter =
  | { readonly kind: 'keep' }
  /** The value goes to `inference_config`. */
  | { readonly kind: 'inference' }
  /** Belongs to the constructor, to `build`, or to the returned endpoint. */
  | { readonly kind: 'special' }
  /** Left out: these literals mean what V3 does anyway; any other value is refused. */
  | { readonly kind: 'refuse'; readonly unless: readonly string[]; readonly why: string };

const COMPONENT =
  'deploy an inference component by deploy(inference_config=ResourceRequirements(...), inference_component_name=...), with the class from sagemaker.core.inference_config; V3 fails without the name.';

export const DEPLOY_PARAMETERS: Readonly<Record<string, DeployParameter>> = {
  initial_instance_count: { kind: 'keep' },
  instance_type: { kind: 'special' },
  endpoint_name: { kind: 'keep' },
  serializer: { kind: 'special' },
  deserializer: { kind: 'special' },
  predictor_cls: { kind: 'special' },
  wait: { kind: 'keep' },
  tags: { kind: 'special' },
  model_name: { kind: 'special' },
  accept_eula: { kind: 'special' },
  async_inference_config: { kind: 'inference' },
  serverless_inference_config: { kind: 'inference' },
  kms_key: { kind: 'keep' },
  data_capture_config: { kind: 'keep' },
  volume_size: { kind: 'keep' },
  model_data_download_timeout: { kind: 'keep' },
  container_startup_health_check_timeout: { kind: 'keep' },
  explainer_config: { kind: 'keep' },
  accelerator_type: { kind: 'keep' },
  routing_config: { kind: 'keep' },
  inference_ami_version: { kind: 'keep' },
  endpoint_logging: { kind: 'keep' },
  inference_recommendation_id: { kind: 'keep' },
  update_endpoint: {
    kind: 'refuse',
    unless: ['False', 'None'],
    why: 'deploy(update_endpoint=True) fails in V3: create a new EndpointConfig with sagemaker.core.resources, set endpoint.endpoint_config_name to its name and call endpoint.update().',
  },
  use_compiled_model: {
    kind: 'refuse',
    unless: ['False', 'None'],
    why: 'V3 has no use_compiled_model=: compile with sagemaker.core.resources.CompilationJob.create and build a ModelBuilder on its output.',
  },
  resources: { kind: 'refuse', unless: ['None'], why: COMPONENT },
  endpoint_type: {
    kind: 'refuse',
    unless: ['None', 'EndpointType.MODEL_BASED'],
    why: COMPONENT,
  },
  inference_component_name: { kind: 'refuse', unless: ['None'], why: COMPONENT },
  managed_instance_scaling: { kind: 'refuse', unless: ['None'], why: COMPONENT },
  model_reference_arn: {
    kind: 'refuse',
    unless: ['None'],
    why: 'assign model_reference_arn to the ModelBuilder before build().',
  },
};

/** What `deploy` does with the parameters of an inference component, where all that V3 needs is given. */
export const COMPONENT_PARAMETERS: Readonly<Record<string, DeployParameter>> = {
  resources: { kind: 'inference' },
  // Said by the class of `inference_config`.
  endpoint_type: { kind: 'special' },
  inference_component_name: { kind: 'keep' },
  managed_instance_scaling: { kind: 'keep' },
};

/** Keywords of `Estimator.deploy` that V2 handed on to `create_model`: they describe the builder. */
export const CREATE_MODEL_KEYWORDS: ReadonlySet<string> = new Set([
  'role',
  'image_uri',
  'env',
  'entry_point',
  'source_dir',
  'model_server_workers',
  'vpc_config_override',
  'enable_network_isolation',
  'name',
  'predictor_cls',
]);

/** Parameters of `ModelBuilder.register`; V2's others raise a TypeError. */
export const REGISTER_PARAMETERS: ReadonlySet<string> = new Set([
  'model_package_name',
  'model_package_group_name',
  'content_types',
  'response_types',
  'inference_instances',
  'transform_instances',
  'model_metrics',
  'metadata_properties',
  'marketplace_cert',
  'approval_status',
  'description',
  'drift_check_baselines',
  'customer_metadata_properties',
  'validation_specification',
  'domain',
  'task',
  'sample_payload_url',
  'nearest_model_name',
  'data_input_configuration',
  'skip_model_validation',
  'source_uri',
  'model_card',
  'model_life_cycle',
  'accept_eula',
  'model_type',
]);
