/**
 * Where each parameter of a V2 model's constructor goes on `ModelBuilder` and its configuration classes.
 * Read from sagemaker-serve 1.27.0 `model_builder.py` and V2 2.257.7 `model.py` and the framework models.
 */
export type ModelParameter =
  /** The same value under a keyword of ModelBuilder. */
  | { readonly kind: 'direct'; readonly to: string }
  /** The same value inside a configuration object. */
  | { readonly kind: 'config'; readonly config: 'network' | 'source_code' | 'jumpstart_config'; readonly to: string }
  /** Needs its own code. */
  | { readonly kind: 'special' }
  /** Left out with a note; without one it meant nothing for the requests. */
  | { readonly kind: 'drop'; readonly note?: string }
  /** V3 has nothing for it: the constructor is not rewritten. */
  | { readonly kind: 'none'; readonly why: string };

export const BUILDER_MODULE = 'sagemaker.serve.model_builder';

export const MODEL_PARAMETERS: Readonly<Record<string, ModelParameter>> = {
  image_uri: { kind: 'direct', to: 'image_uri' },
  // Of a PipelineModel.
  models: { kind: 'direct', to: 'model' },
  // V1's name of it.
  image: { kind: 'direct', to: 'image_uri' },
  model_data: { kind: 'special' },
  role: { kind: 'direct', to: 'role_arn' },
  env: { kind: 'special' },
  model_server_workers: { kind: 'special' },
  name: { kind: 'special' },
  predictor_cls: { kind: 'special' },
  sagemaker_session: { kind: 'direct', to: 'sagemaker_session' },
  image_config: { kind: 'direct', to: 'image_config' },
  vpc_config: { kind: 'special' },
  enable_network_isolation: { kind: 'special' },
  entry_point: { kind: 'special' },
  source_dir: { kind: 'special' },
  container_log_level: { kind: 'special' },
  framework_version: { kind: 'special' },
  py_version: { kind: 'special' },
  transformers_version: { kind: 'special' },
  pytorch_version: { kind: 'special' },
  tensorflow_version: { kind: 'special' },
  code_location: {
    kind: 'drop',
    note: 'code_location= was left out: V3 stages the repacked model under the default bucket of the session.',
  },
  model_kms_key: {
    kind: 'none',
    why: 'assign it to the attribute model_kms_key of the ModelBuilder before build().',
  },
  dependencies: { kind: 'none', why: 'copy the listed folders into source_dir (V2 packed them under code/lib/).' },
  git_config: {
    kind: 'none',
    why: 'call sagemaker.core.git_utils.git_clone_repo first and point source_dir at the result.',
  },
  resources: {
    kind: 'none',
    why: 'deploy with deploy(inference_config=ResourceRequirements(...), inference_component_name=...).',
  },
  additional_model_data_sources: {
    kind: 'none',
    why: 'assign them to the attribute additional_model_data_sources of the ModelBuilder before build().',
  },
  model_reference_arn: {
    kind: 'none',
    why: 'assign it to the attribute model_reference_arn of the ModelBuilder before build().',
  },
  inference_tool: { kind: 'none', why: 'look the image up yourself with image_uris.retrieve(inference_tool=...).' },
  image_uri_region: {
    kind: 'drop',
    note: 'image_uri_region= was left out: the image is looked up in the session region.',
  },
};

/** V2 framework models that an image look-up and `ModelBuilder` can stand in for. */
export interface FrameworkModel {
  readonly framework: string;
  /** The parameter that holds the version of the image. */
  readonly version: string;
  /** The inference image is looked up with `py_version`; the text is V2's default. */
  readonly python?: string;
  /** V2 left the model archive alone and uploaded the code next to it. */
  readonly isCodeApart: boolean;
  /** There is one inference image for each version, whatever the instance type. */
  readonly isCpuOnly?: boolean;
}

export const FRAMEWORK_MODELS: Readonly<Record<string, FrameworkModel>> = {
  'sagemaker.pytorch.model.PyTorchModel': {
    framework: 'pytorch',
    version: 'framework_version',
    python: '',
    isCodeApart: false,
  },
  'sagemaker.tensorflow.model.TensorFlowModel': {
    framework: 'tensorflow',
    version: 'framework_version',
    isCodeApart: false,
  },
  'sagemaker.huggingface.model.HuggingFaceModel': {
    framework: 'huggingface',
    version: 'transformers_version',
    python: '',
    isCodeApart: false,
  },
  'sagemaker.mxnet.model.MXNetModel': {
    framework: 'mxnet',
    version: 'framework_version',
    python: '',
    isCodeApart: false,
  },
  'sagemaker.chainer.model.ChainerModel': {
    framework: 'chainer',
    version: 'framework_version',
    python: '',
    isCodeApart: false,
  },
  'sagemaker.sklearn.model.SKLearnModel': {
    framework: 'sklearn',
    version: 'framework_version',
    python: 'py3',
    isCodeApart: true,
    isCpuOnly: true,
  },
  'sagemaker.xgboost.model.XGBoostModel': {
    framework: 'xgboost',
    version: 'framework_version',
    python: 'py3',
    isCodeApart: true,
    isCpuOnly: true,
  },
};

/** The model class that hosts what a framework estimator trained. */
export const MODEL_OF_ESTIMATOR: Readonly<Record<string, string>> = {
  'sagemaker.pytorch.estimator.PyTorch': 'sagemaker.pytorch.model.PyTorchModel',
  'sagemaker.tensorflow.estimator.TensorFlow': 'sagemaker.tensorflow.model.TensorFlowModel',
  'sagemaker.huggingface.estimator.HuggingFace': 'sagemaker.huggingface.model.HuggingFaceModel',
  'sagemaker.sklearn.estimator.SKLearn': 'sagemaker.sklearn.model.SKLearnModel',
  'sagemaker.xgboost.estimator.XGBoost': 'sagemaker.xgboost.model.XGBoostModel',
  'sagemaker.mxnet.estimator.MXNet': 'sagemaker.mxnet.model.MXNetModel',
  'sagemaker.chainer.estimator.Chainer': 'sagemaker.chainer.model.ChainerModel',
};

/** What registering a framework model or estimator loses. */
export const FRAMEWORK_NOTE =
  "V2 recorded the framework and its version with the package; V3's register() takes neither.";

export const TENSORFLOW_MODEL = 'sagemaker.tensorflow.model.TensorFlowModel';

/** What TensorFlow Serving calls Python's log levels, by number and name (V2 2.257.7 `tensorflow/model.py`). */
export const SERVING_LEVELS: Readonly<Record<string, string>> = {
  10: 'debug',
  DEBUG: 'debug',
  20: 'info',
  INFO: 'info',
  30: 'warn',
  WARNING: 'warn',
  40: 'error',
  ERROR: 'error',
  50: 'crit',
  CRITICAL: 'crit',
};

/** The serving version for TensorFlow versions that have images for training only (V2 2.257.7 `tensorflow/model.py`). */
export const TENSORFLOW_SERVING: Readonly<Record<string, string>> = {
  '2.12.0': '2.12.1',
  '2.16.2': '2.16.1',
};

/** What a framework model takes over from its estimator where the call does not say: the script, or the folder alone. */
export const INHERITED_CODE: Readonly<Record<string, 'script' | 'folder'>> = {
  'sagemaker.pytorch.model.PyTorchModel': 'script',
  'sagemaker.sklearn.model.SKLearnModel': 'script',
  'sagemaker.xgboost.model.XGBoostModel': 'script',
  'sagemaker.mxnet.model.MXNetModel': 'script',
  'sagemaker.chainer.model.ChainerModel': 'script',
  'sagemaker.huggingface.model.HuggingFaceModel': 'folder',
};

/** V2's model of a package in the registry or the marketplace. */
export const MODEL_PACKAGE = 'sagemaker.model.ModelPackage';

/** Where each parameter of `ModelPackage` goes. */
export const PACKAGE_PARAMETERS: Readonly<Record<string, ModelParameter>> = {
  model_package_arn: { kind: 'special' },
  role: { kind: 'direct', to: 'role_arn' },
  env: { kind: 'special' },
  name: { kind: 'special' },
  predictor_cls: { kind: 'special' },
  sagemaker_session: { kind: 'direct', to: 'sagemaker_session' },
  vpc_config: { kind: 'special' },
  algorithm_arn: {
    kind: 'none',
    why: 'create the package with create_model_package_from_algorithm() of the session, then give its name as model_package_arn=.',
  },
};

/** V2's model of several containers in a row. */
export const PIPELINE_MODEL = 'sagemaker.pipeline.PipelineModel';

/** V2's model of many archives under one prefix. */
export const MULTI_MODEL = 'sagemaker.multidatamodel.MultiDataModel';

/** Where each parameter of `MultiDataModel` goes. */
export const MULTI_PARAMETERS: Readonly<Record<string, ModelParameter>> = {
  model_data_prefix: { kind: 'special' },
  model: { kind: 'special' },
  image_uri: { kind: 'direct', to: 'image_uri' },
  role: { kind: 'direct', to: 'role_arn' },
  env: { kind: 'special' },
  name: { kind: 'special' },
  predictor_cls: { kind: 'special' },
  sagemaker_session: { kind: 'direct', to: 'sagemaker_session' },
  vpc_config: { kind: 'special' },
  enable_network_isolation: { kind: 'special' },
};

/** What V2 model attributes are called on ModelBuilder; the others keep their names. */
export const MODEL_ATTRIBUTES: Readonly<Record<string, string>> = {
  name: 'model_name',
  model_data: 's3_model_data_url',
  role: 'role_arn',
  env: 'env_vars',
};

/** What to do about models that have no rewrite. */
export const OTHER_MODELS: Readonly<Record<string, string>> = {
  'sagemaker.sparkml.model.SparkMLModel': `V3 has no SparkML model: look its image up with sagemaker.core.image_uris.retrieve("sparkml-serving", region=..., version="3.3") and build a ModelBuilder with s3_model_data_url=.`,
  'sagemaker.djl_inference.model.DJLModel':
    'V3 has no DJL model: its options are environment variables (OPTION_*, HF_MODEL_ID); give them with the image to a ModelBuilder(model=[Model(..., primary_container=ContainerDefinition(image=..., environment=...))]).',
  'sagemaker.model.FrameworkModel':
    'Use ModelBuilder with image_uri=, s3_model_data_url= and source_code=SourceCode(...).',
  'sagemaker.model.ModelBase': 'Use ModelBuilder from sagemaker.serve.model_builder.',
};
