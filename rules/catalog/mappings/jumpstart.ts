import { MODEL_ATTRIBUTES, MODEL_PARAMETERS, type ModelParameter } from './model';

/**
 * What V3 makes a JumpStart model from. Read from sagemaker-serve 1.27.0 `model_builder.py` (`from_jumpstart_config`),
 * `model_builder_servers.py` (`_build_for_jumpstart`) and V2 2.257.7 `jumpstart/model.py`, `jumpstart/factory/model.py`.
 */
export const JUMPSTART_MODEL = 'sagemaker.jumpstart.model.JumpStartModel';

const config = (to: string): ModelParameter => ({ kind: 'config', config: 'jumpstart_config', to });
const none = (why: string): ModelParameter => ({ kind: 'none', why });
const direct = (to: string): ModelParameter => ({ kind: 'direct', to });

/** Where each parameter of `JumpStartModel` goes. */
export const JUMPSTART_PARAMETERS: Readonly<Record<string, ModelParameter>> = {
  model_id: config('model_id'),
  model_version: config('model_version'),
  hub_name: config('hub_name'),
  config_name: config('inference_config_name'),
  instance_type: { kind: 'special' },
  role: direct('role_arn'),
  image_uri: direct('image_uri'),
  env: direct('env_vars'),
  model_kms_key: direct('model_kms_key'),
  tolerate_vulnerable_model: direct('tolerate_vulnerable_model'),
  tolerate_deprecated_model: direct('tolerate_deprecated_model'),
  sagemaker_session: direct('sagemaker_session'),
  vpc_config: MODEL_PARAMETERS.vpc_config as ModelParameter,
  enable_network_isolation: { kind: 'special' },
  name: { kind: 'special' },
  predictor_cls: { kind: 'special' },
  region: none('V3 takes the region of the session: pass sagemaker_session= of that region.'),
  model_data: none(
    'V3 takes the archive of the metadata; build a ModelBuilder with image_uri= and s3_model_data_url=.',
  ),
  resources: none('deploy with deploy(inference_config=ResourceRequirements(...), inference_component_name=...).'),
  additional_model_data_sources: none('V3 takes the further data of the metadata.'),
};

/** Modules of V3 whose `retrieve_default` gives what V2 put on the predictor, by what it is put on. */
export const METADATA_FORMATS = {
  serializer: { module: 'sagemaker.core.serializers', attribute: 'content_type', types: 'content_types' },
  deserializer: { module: 'sagemaker.core.deserializers', attribute: 'accept', types: 'accept_types' },
} as const;

/** Stands for the format that the metadata of the JumpStart model name. */
export const METADATA_FORMAT = 'metadata';

/** Functions of `sagemaker.core.payloads` that stand for methods of a JumpStart model. */
export const PAYLOADS: Readonly<Record<string, string>> = {
  retrieve_all_examples: 'retrieve_all_examples',
  retrieve_example_payload: 'retrieve_example',
};

/** What attributes of a JumpStart model are called on its ModelBuilder. */
export const JUMPSTART_ATTRIBUTES: Readonly<Record<string, string>> = { ...MODEL_ATTRIBUTES, model_id: 'model' };
