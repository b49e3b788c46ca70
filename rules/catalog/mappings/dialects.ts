/** Older and in-between spellings of the SDK that live in the same repositories as V2 code. */

/**
 * Modules of the stand-alone package `sagemaker_core` (1.0.59) and their V3 homes (sagemaker-core 2.27.0). All resources
 * and shapes are there under the same names; `main.exceptions`, `main.logs` and `main.utils` went below `utils`.
 */
export const CORE_MODULES: Readonly<Record<string, string>> = {
  'sagemaker_core.resources': 'sagemaker.core.resources',
  'sagemaker_core.main.resources': 'sagemaker.core.resources',
  'sagemaker_core.shapes': 'sagemaker.core.shapes',
  'sagemaker_core.main.shapes': 'sagemaker.core.shapes',
  'sagemaker_core.helper.session_helper': 'sagemaker.core.helper.session_helper',
  'sagemaker_core.main.utils': 'sagemaker.core.utils.utils',
  'sagemaker_core.main.exceptions': 'sagemaker.core.utils.exceptions',
  'sagemaker_core.main.logs': 'sagemaker.core.utils.logs',
  'sagemaker_core.main.user_agent': 'sagemaker.core.user_agent',
  'sagemaker_core.main.default_configs_helper': 'sagemaker.core.utils.intelligent_defaults_helper',
  // As 1.0.0 called it.
  'sagemaker_core.main.intelligent_defaults_helper': 'sagemaker.core.utils.intelligent_defaults_helper',
  'sagemaker_core.main.code_injection.codec': 'sagemaker.core.utils.code_injection.codec',
  'sagemaker_core.main.code_injection.base': 'sagemaker.core.utils.code_injection.base',
  'sagemaker_core.main.code_injection.constants': 'sagemaker.core.utils.code_injection.constants',
};

/** V3 homes of what the resources of 1.0.0 handed on by `from … import *`. */
export const CORE_REEXPORTS: readonly string[] = ['sagemaker.core.shapes', 'sagemaker.core.utils.exceptions'];

/**
 * V1 names without an alias in late V2, with the V2 name that V1's upgrade tool gave them
 * (V2 2.257.7 `cli/compatibility/v2/modifiers`).
 */
export const V1_NAMES: Readonly<Record<string, string>> = {
  'sagemaker.s3_input': 'sagemaker.inputs.TrainingInput',
  'sagemaker.RealTimePredictor': 'sagemaker.predictor.Predictor',
  'sagemaker.get_image_uri': 'sagemaker.amazon.amazon_estimator.get_image_uri',
  'sagemaker.amazon_estimator.get_image_uri': 'sagemaker.amazon.amazon_estimator.get_image_uri',
  'sagemaker.session.ShuffleConfig': 'sagemaker.inputs.ShuffleConfig',
  'sagemaker.tensorflow.serving.Model': 'sagemaker.tensorflow.model.TensorFlowModel',
  'sagemaker.tensorflow.serving.Predictor': 'sagemaker.tensorflow.model.TensorFlowPredictor',
  'sagemaker.predictor.CONTENT_TYPE_CSV': 'sagemaker.content_types.CONTENT_TYPE_CSV',
  'sagemaker.predictor.CONTENT_TYPE_JSON': 'sagemaker.content_types.CONTENT_TYPE_JSON',
  'sagemaker.predictor.CONTENT_TYPE_NPY': 'sagemaker.content_types.CONTENT_TYPE_NPY',
  'sagemaker.predictor.CONTENT_TYPE_OCTET_STREAM': 'sagemaker.content_types.CONTENT_TYPE_OCTET_STREAM',
};

const SERIALIZER = 'sagemaker.core.serializers';
const DESERIALIZER = 'sagemaker.core.deserializers';

/** V1's ready-made (de)serializer objects: V3 module and class of which each is an instance without arguments. */
export const V1_FORMATS: Readonly<Record<string, readonly [module: string, cls: string]>> = {
  'sagemaker.predictor.csv_serializer': [SERIALIZER, 'CSVSerializer'],
  'sagemaker.predictor.json_serializer': [SERIALIZER, 'JSONSerializer'],
  'sagemaker.predictor.npy_serializer': [SERIALIZER, 'NumpySerializer'],
  'sagemaker.predictor.csv_deserializer': [DESERIALIZER, 'CSVDeserializer'],
  'sagemaker.predictor.json_deserializer': [DESERIALIZER, 'JSONDeserializer'],
  'sagemaker.predictor.numpy_deserializer': [DESERIALIZER, 'NumpyDeserializer'],
};
