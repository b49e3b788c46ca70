import { DEPLOY_PARAMETERS } from '../../rules/catalog/mappings/deploy';
import { MODEL_PARAMETERS } from '../../rules/catalog/mappings/model';
import { INVOKE_PARAMETERS } from '../../rules/catalog/mappings/predictor';
import { INPUT_HOMES, TRAINER_PARAMETERS } from '../../rules/catalog/mappings/trainer';
import { TRANSFORMER_PARAMETERS } from '../../rules/catalog/mappings/transformer';

/** A V2 callable whose parameters the programs have to give, and what the rules know of it besides its signature. */
export interface Wanted {
  readonly name: string;
  readonly also?: readonly string[];
}

const PREDICTOR = 'sagemaker.base_predictor.Predictor';
const TRANSFORMER = 'sagemaker.transformer.Transformer';
const MODEL = 'sagemaker.model.Model';
const ESTIMATOR = 'sagemaker.estimator.EstimatorBase';
const TUNER = 'sagemaker.tuner.HyperparameterTuner';

const FILE_SYSTEM = /^(file_system|directory)_/;

/** Parameters that no program of ours gives, with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  [`${MODEL}(git_config)`]: 'V2 clones over the network, which is denied',
  [`${MODEL}(resources)`]: 'the deploy of an inference component gives it',
  [`${MODEL}(model_reference_arn)`]: 'names a model of a private hub, which the fake account has not',
  [`${MODEL}(models)`]: 'a parameter of PipelineModel',
  [`${MODEL}(image)`]: 'the V1 name of image_uri, which V2 refuses',
  [`${MODEL}(tensorflow_version)`]: 'withheld unless literal, as pytorch_version, which is given',
  [`${MODEL}(inference_tool)`]: 'a parameter of HuggingFaceModel that is withheld',
  [`${MODEL}(image_uri_region)`]: 'a parameter of JumpStart models, left out with a note',
  'sagemaker.huggingface.model.HuggingFaceModel(tensorflow_version)': 'the same look-up as with pytorch_version',
  [`${MODEL}.deploy(inference_recommendation_id)`]: 'needs a finished recommendation job, which moto has not',
  [`${MODEL}.deploy(model_reference_arn)`]: 'names a model of a private hub, which the fake account has not',
  [`${MODEL}.deploy(model_name)`]: 'a parameter of estimator.deploy()',
  [`${MODEL}.deploy(use_compiled_model)`]: 'a parameter of estimator.deploy() that is withheld',
  'sagemaker.estimator.Estimator(git_config)': 'PyTorch gives it, whose clone is the same',
  [`${ESTIMATOR}(image_name)`]: 'the V1 name of image_uri, which V2 refuses',
  [`${ESTIMATOR}(distributions)`]: 'the V1 name of distribution, which V2 refuses',
  [`${ESTIMATOR}(training_recipe)`]: 'V2 reads recipes over the network, which is denied',
  [`${ESTIMATOR}(recipe_overrides)`]: 'V2 reads recipes over the network, which is denied',
  'sagemaker.pytorch.estimator.PyTorch(training_recipe)': 'V2 reads recipes over the network, which is denied',
  'sagemaker.pytorch.estimator.PyTorch(recipe_overrides)': 'V2 reads recipes over the network, which is denied',
  'sagemaker.tensorflow.estimator.TensorFlow(compiler_config)': 'the same refusal as with HuggingFace, which is given',
  'sagemaker.inputs.TrainingInput(target_attribute_name)': 'V2 sends a key that the service does not know',
  [`${ESTIMATOR}.deploy(use_compiled_model)`]: 'needs a compilation job, which moto has not',
  [`${ESTIMATOR}.deploy(inference_recommendation_id)`]: 'needs a finished recommendation job, which moto has not',
  'sagemaker.debugger.profiler_config.ProfilerConfig(profile_params)': 'a profiler other than off is withheld',
  [`${TUNER}.fit(estimator_kwargs)`]: 'for tuners of several estimators, which are withheld',
  [`${TUNER}.deploy(accelerator_type)`]: 'V2 hands it to the deploy of the best estimator, which is given',
  pytorchxla: 'V2 takes it with the Training Compiler only, which is withheld',
  instance_groups: 'V2 takes it in smdistributed jobs only, which are withheld',
};

/** The list above may become shorter, not longer. */
export const LEFT_OUT_AT_MOST = 30;

/** Parameters of safe rewrites that no program with an equal request gives, with the reason. */
export const UNPROVED: Readonly<Record<string, string>> = {};

/** Models, predictors, transformers, estimators, tuners and what they take. */
export const WANTED: readonly Wanted[] = [
  { name: MODEL, also: Object.keys(MODEL_PARAMETERS) },
  { name: 'sagemaker.pipeline.PipelineModel' },
  { name: 'sagemaker.pytorch.model.PyTorchModel' },
  { name: 'sagemaker.huggingface.model.HuggingFaceModel' },
  { name: `${MODEL}.deploy`, also: Object.keys(DEPLOY_PARAMETERS) },
  { name: `${MODEL}.transformer`, also: [...TRANSFORMER_PARAMETERS] },
  { name: PREDICTOR },
  { name: `${PREDICTOR}.predict`, also: Object.keys(INVOKE_PARAMETERS) },
  { name: `${PREDICTOR}.delete_endpoint` },
  { name: TRANSFORMER },
  { name: `${TRANSFORMER}.transform` },
  { name: ESTIMATOR, also: Object.keys(TRAINER_PARAMETERS) },
  { name: 'sagemaker.estimator.Estimator' },
  { name: 'sagemaker.estimator.Framework' },
  { name: 'sagemaker.pytorch.estimator.PyTorch' },
  { name: 'sagemaker.tensorflow.estimator.TensorFlow' },
  { name: 'sagemaker.huggingface.estimator.HuggingFace' },
  { name: 'sagemaker.sklearn.estimator.SKLearn' },
  { name: 'sagemaker.xgboost.estimator.XGBoost' },
  { name: 'sagemaker.mxnet.estimator.MXNet' },
  { name: 'sagemaker.chainer.estimator.Chainer' },
  { name: 'sagemaker.rl.estimator.RLEstimator' },
  { name: `${ESTIMATOR}.fit` },
  { name: `${ESTIMATOR}.deploy` },
  { name: 'sagemaker.estimator.Estimator.transformer' },
  { name: 'sagemaker.inputs.TrainingInput', also: Object.keys(INPUT_HOMES).filter((one) => !FILE_SYSTEM.test(one)) },
  { name: 'sagemaker.inputs.FileSystemInput' },
  { name: 'sagemaker.inputs.ShuffleConfig' },
  { name: 'sagemaker.instance_group.InstanceGroup' },
  { name: 'sagemaker.debugger.debugger.DebuggerHookConfig' },
  { name: 'sagemaker.debugger.debugger.CollectionConfig' },
  { name: 'sagemaker.debugger.debugger.TensorBoardOutputConfig' },
  { name: 'sagemaker.debugger.profiler_config.ProfilerConfig' },
  { name: 'sagemaker.analytics.TrainingJobAnalytics' },
  { name: 'sagemaker.analytics.HyperparameterTuningJobAnalytics' },
  { name: TUNER },
  { name: `${TUNER}.fit` },
  { name: `${TUNER}.deploy` },
  { name: 'sagemaker.tuner.WarmStartConfig' },
  { name: 'sagemaker.tuner.StrategyConfig' },
  { name: 'sagemaker.tuner.HyperbandStrategyConfig' },
  { name: 'sagemaker.tuner.TuningJobCompletionCriteriaConfig' },
  { name: 'sagemaker.tuner.InstanceConfig' },
  { name: 'sagemaker.parameter.ContinuousParameter' },
  { name: 'sagemaker.parameter.IntegerParameter' },
  { name: 'sagemaker.parameter.CategoricalParameter' },
];
