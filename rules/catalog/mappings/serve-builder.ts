/** V2's own builder, which had V3's name. */
export const SERVE_BUILDER = 'sagemaker.serve.builder.model_builder.ModelBuilder';

/** Stands for the format that the schema of the builder gives. */
export const SCHEMA_FORMAT = 'schema';

/** The members of V2's and V3's SchemaBuilder that encode a request and decode an answer. */
export const SCHEMA_MEMBERS = { serializer: 'input_serializer', deserializer: 'output_deserializer' } as const;

/**
 * Parameters that both builders have under one name. Compared in 2.257.7 `serve/builder/model_builder.py` and
 * sagemaker-serve 1.27.0 `model_builder.py`.
 */
export const SAME_PARAMETERS: ReadonlySet<string> = new Set([
  'model_path',
  'role_arn',
  'sagemaker_session',
  'mode',
  'shared_libs',
  'dependencies',
  'env_vars',
  'log_level',
  'content_type',
  'accept_type',
  's3_model_data_url',
  'instance_type',
  'schema_builder',
  'model',
  'inference_spec',
  'image_uri',
  'image_config',
  'model_server',
  'model_metadata',
]);

/** Parameters of V2's builder that a JumpStart model did not look at (`_create_pre_trained_js_model`). */
export const UNREAD_BY_JUMPSTART: ReadonlySet<string> = new Set([
  'model_path',
  'shared_libs',
  'dependencies',
  'env_vars',
  'log_level',
  'content_type',
  'accept_type',
  's3_model_data_url',
  'image_uri',
  'image_config',
  'model_server',
]);

/** What V2's own `deploy` of the builder read; it took the instance type of the builder in any case. */
export const READ_BY_BUILDER_DEPLOY: ReadonlySet<string> = new Set(['endpoint_name', 'initial_instance_count']);

/** The instance type of V2's builder where none is given. */
export const USUAL_INSTANCE_TYPE = 'ml.c5.xlarge';

/** What V2's `deploy` of a built model did with arguments that V3's has not; other values are refused. */
export const GONE_FROM_DEPLOY: Readonly<Record<string, string>> = {
  mode: 'give mode= to the ModelBuilder or to build(); deploy() of V3 takes none.',
  role: 'give role_arn= to the ModelBuilder; deploy() of V3 takes no role.',
};

/** The members of a built model, and what to do in V3. */
export const BUILT_MEMBERS: Readonly<Record<string, string>> = {
  register: 'call register() on the ModelBuilder itself, with content_types= and response_types= of the schema',
  transformer: 'call transformer() on the ModelBuilder itself, after build()',
  tune: 'V3 has no tune(): compare settings with BenchmarkJob of sagemaker.serve',
};

/** Methods of V2's builder that V3's lacks or that do another thing. */
export const GONE_FROM_BUILDER: Readonly<Record<string, string>> = {
  save: 'V3 packs and uploads in build(); there is no save()',
  validate: 'V3 has no validate()',
  set_tracking_arn: 'give MLFLOW_TRACKING_ARN in model_metadata=',
  optimize:
    'optimize() of V3 takes other arguments and gives a Model resource: call deploy() on the ModelBuilder after it, and check the arguments one by one',
};
