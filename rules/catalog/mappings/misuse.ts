/** Canonical names of the V3 classes that the misuse checks follow. */
export const V3 = {
  trainer: 'sagemaker.train.model_trainer.ModelTrainer',
  tuner: 'sagemaker.train.tuner.HyperparameterTuner',
  builder: 'sagemaker.serve.model_builder.ModelBuilder',
  session: 'sagemaker.core.helper.session_helper.Session',
  endpoint: 'sagemaker.core.resources.Endpoint',
  endpointConfig: 'sagemaker.core.resources.EndpointConfig',
  model: 'sagemaker.core.resources.Model',
  trainingJob: 'sagemaker.core.resources.TrainingJob',
  inputData: 'sagemaker.core.training.configs.InputData',
  compute: 'sagemaker.core.training.configs.Compute',
  sourceCode: 'sagemaker.core.training.configs.SourceCode',
  tag: 'sagemaker.core.shapes.shapes.Tag',
  metric: 'sagemaker.core.shapes.shapes.MetricDefinition',
  variant: 'sagemaker.core.shapes.shapes.ProductionVariant',
  capture: 'sagemaker.core.shapes.shapes.DataCaptureConfig',
  invokeOutput: 'sagemaker.core.shapes.shapes.InvokeEndpointOutput',
} as const;

/** The module that new code imports training configs from. */
export const CONFIGS = 'sagemaker.core.training.configs';

/** A keyword that a V3 constructor or method does not take. */
export interface KeywordMistake {
  readonly code: string;
  /** Canonical class, or class and method. */
  readonly on: string;
  readonly keyword: string;
  /** The keyword that takes its value; absent when the argument goes, or when there is nothing to rewrite. */
  readonly to?: string;
  /** Source texts of values that may go without a word; any other value leaves the note. */
  readonly harmless?: readonly string[];
  /** What to look at after the rewrite, or what to do where there is none. */
  readonly note?: string;
  readonly withheld?: true;
  readonly message?: string;
}

/** Keywords of V2, or of another V3 class, in calls of V3. */
export const KEYWORD_MISTAKES: readonly KeywordMistake[] = [
  { code: 'SM901', on: V3.builder, keyword: 'model_data', to: 's3_model_data_url' },
  { code: 'SM901', on: V3.builder, keyword: 'role', to: 'role_arn' },
  {
    code: 'SM901',
    on: V3.builder,
    keyword: 'env',
    to: 'env_vars',
    message: '`ModelBuilder` has no `env`; use `env_vars`',
  },
  {
    code: 'SM907',
    on: V3.trainer,
    keyword: 'training_job_name',
    to: 'base_job_name',
    note: 'V3 appends a timestamp to base_job_name=: adapt what relies on the exact name of the job.',
  },
  {
    code: 'SM907',
    on: `${V3.trainer}.train`,
    keyword: 'job_name',
    withheld: true,
    note: 'Give the name as base_job_name= of the ModelTrainer; V3 appends a timestamp to it.',
    message: '`train` takes no `job_name`; give the prefix as `base_job_name` of the `ModelTrainer`',
  },
  {
    code: 'SM933',
    on: `${V3.tuner}.tune`,
    keyword: 'include_cls_metadata',
    harmless: ['False', 'None'],
    note: 'include_cls_metadata= was left out: V3 sends no class metadata with a tuning job.',
  },
  { code: 'SM933', on: `${V3.tuner}.tune`, keyword: 'logs' },
  { code: 'SM935', on: V3.trainer, keyword: 'image_uri', to: 'training_image' },
  { code: 'SM936', on: V3.compute, keyword: 'use_spot_instances', to: 'enable_managed_spot_training' },
  ...['max_wait', 'max_wait_time_in_seconds'].map(
    (keyword): KeywordMistake => ({
      code: 'SM936',
      on: V3.compute,
      keyword,
      withheld: true,
      note: 'Give it to the trainer as stopping_condition=StoppingCondition(max_runtime_in_seconds=..., max_wait_time_in_seconds=...).',
      message: `\`Compute\` has no \`${keyword}\`; use \`StoppingCondition.max_wait_time_in_seconds\``,
    }),
  ),
];

/** Names that a V3 module does not offer, with the module that does. */
export const MISPLACED: readonly {
  readonly code: string;
  readonly module: string;
  readonly names: readonly string[];
  readonly to: string;
}[] = [
  {
    code: 'SM909',
    module: 'sagemaker.train.configs',
    names: ['ContinuousParameter', 'IntegerParameter', 'CategoricalParameter'],
    to: 'sagemaker.core.parameter',
  },
  { code: 'SM937', module: 'sagemaker.train', names: ['Mode'], to: 'sagemaker.train.model_trainer' },
  { code: 'SM937', module: 'sagemaker.train', names: ['HyperparameterTuner'], to: 'sagemaker.train.tuner' },
  {
    code: 'SM937',
    module: 'sagemaker.train',
    names: ['Compute', 'InputData', 'Networking', 'OutputDataConfig', 'SourceCode', 'StoppingCondition'],
    to: CONFIGS,
  },
];

/** Classes with the right name that the receiver rejects, with the module of the accepted class; empty: other fields. */
export const LOOK_ALIKES: Readonly<Record<string, { readonly code: 'SM922' | 'SM923'; readonly to: string }>> = {
  'sagemaker.core.modules.configs.Compute': { code: 'SM922', to: CONFIGS },
  'sagemaker.core.modules.configs.SourceCode': { code: 'SM922', to: CONFIGS },
  'sagemaker.core.modules.configs.InputData': { code: 'SM922', to: CONFIGS },
  'sagemaker.core.modules.configs.Networking': { code: 'SM922', to: CONFIGS },
  'sagemaker.serve.configs.Compute': { code: 'SM922', to: CONFIGS },
  'sagemaker.core.serverless_inference_config.ServerlessInferenceConfig': {
    code: 'SM923',
    to: 'sagemaker.core.inference_config',
  },
  'sagemaker.core.compute_resource_requirements.resource_requirements.ResourceRequirements': {
    code: 'SM923',
    to: 'sagemaker.core.inference_config',
  },
  'sagemaker.core.shapes.shapes.AsyncInferenceConfig': { code: 'SM923', to: '' },
  'sagemaker.core.shapes.shapes.ProductionVariantServerlessConfig': { code: 'SM923', to: '' },
};

/** What V2 sent as `ContentType` for each serializer (SDK 2.257.6, `base_serializers.py`). */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  CSVSerializer: 'text/csv',
  NumpySerializer: 'application/x-npy',
  JSONSerializer: 'application/json',
  IdentitySerializer: 'application/octet-stream',
  JSONLinesSerializer: 'application/jsonlines',
  SparseMatrixSerializer: 'application/x-npz',
  LibSVMSerializer: 'text/libsvm',
  DataSerializer: 'file-path/raw-bytes',
  StringSerializer: 'text/plain',
  TorchTensorSerializer: 'tensor/pt',
};

/** What V2 sent as `Accept` for each deserializer (SDK 2.257.6, `base_deserializers.py`). */
export const ACCEPT_TYPES: Readonly<Record<string, string>> = {
  StringDeserializer: 'application/json',
  BytesDeserializer: '*/*',
  CSVDeserializer: 'text/csv',
  StreamDeserializer: '*/*',
  NumpyDeserializer: 'application/x-npy',
  JSONDeserializer: 'application/json',
  PandasDeserializer: 'text/csv, application/json',
  JSONLinesDeserializer: 'application/jsonlines',
  TorchTensorDeserializer: 'tensor/pt',
};

/** Parameters of V2's `Predictor.predict` after the data, with those of `Endpoint.invoke`; empty: no counterpart. */
export const PREDICT_PARAMETERS: readonly (readonly [string, string])[] = [
  ['data', 'body'],
  ['initial_args', ''],
  ['target_model', 'target_model'],
  ['target_variant', 'target_variant'],
  ['inference_id', 'inference_id'],
  ['custom_attributes', 'custom_attributes'],
  ['component_name', 'inference_component_name'],
];

/** Functions of V3 that only raise `NotImplementedError`. */
export const STUBS: ReadonlySet<string> = new Set([
  'sagemaker.core.serializers.utils.write_numpy_to_dense_tensor',
  'sagemaker.core.serializers.utils.write_spmatrix_to_sparse_tensor',
  'sagemaker.core.serializers.utils.read_records',
  'sagemaker.core.serializers.base.RecordSerializer',
  'sagemaker.core.deserializers.base.RecordDeserializer',
]);
