import { DEPLOY_PARAMETERS } from './deploy';
import { ATTRIBUTE_PATHS, GONE_MEMBERS as ESTIMATOR_GONE } from './estimator-members';
import { FRAMEWORK_MODELS, MODEL_PARAMETERS } from './model';
import { INVOKE_PARAMETERS, GONE_MEMBERS as PREDICTOR_GONE } from './predictor';
import { CHANGED_METHODS, CLIENT_CALLS, SESSION_NOTES } from './session-methods';
import { CHAINED_CONFIGS, CONFIG_CLASSES, FRAMEWORKS, TRAINER_PARAMETERS } from './trainer';
import { GONE_METHODS, REFUSED_PARAMETERS } from './tuner';

/** What became of one method or parameter, where the mappings say more than that its class is gone. */
export interface MemberAnswer {
  readonly relation: 'moved' | 'moved-changed' | 'replaced' | 'removed' | 'unchanged';
  readonly message: string;
  readonly v3: string;
  /** Absent where the code of the class applies. */
  readonly code?: string;
}

const TRAINER = 'sagemaker.train.ModelTrainer';
const BUILDER = 'sagemaker.serve.ModelBuilder';
const ENDPOINT = 'sagemaker.core.resources.Endpoint';
const TUNER = 'sagemaker.train.tuner.HyperparameterTuner';

const ESTIMATORS: ReadonlySet<string> = new Set([
  'sagemaker.estimator.EstimatorBase',
  'sagemaker.estimator.Estimator',
  'sagemaker.estimator.Framework',
  ...Object.keys(FRAMEWORKS),
]);
const MODELS: ReadonlySet<string> = new Set([
  'sagemaker.model.Model',
  'sagemaker.model.FrameworkModel',
  ...Object.keys(FRAMEWORK_MODELS),
]);

/** Methods of classes that V3 replaced, with what does their job. */
const METHODS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  estimator: {
    fit: `${TRAINER}.train`,
    deploy: `${BUILDER}.deploy`,
    create_model: BUILDER,
    register: `${BUILDER}.register`,
    transformer: 'sagemaker.core.transformer.Transformer',
    attach: 'sagemaker.core.resources.TrainingJob.get',
    hyperparameters: `${TRAINER}.hyperparameters`,
    set_hyperparameters: `${TRAINER}.hyperparameters`,
    latest_job_debugger_artifacts_path: 'sagemaker.core.resources.TrainingJob.debug_hook_config',
    latest_job_tensorboard_artifacts_path: 'sagemaker.core.resources.TrainingJob.tensor_board_output_config',
    get_vpc_config: `${TRAINER}.networking`,
  },
  model: {
    deploy: `${BUILDER}.deploy`,
    create: `${BUILDER}.build`,
    register: `${BUILDER}.register`,
    transformer: `${BUILDER}.transformer`,
    delete_model: 'sagemaker.core.resources.Model.delete',
  },
  predictor: {
    predict: `${ENDPOINT}.invoke`,
    delete_endpoint: `${ENDPOINT}.delete`,
    delete_model: 'sagemaker.core.resources.Model.delete',
    update_endpoint: `${ENDPOINT}.update`,
    update_data_capture_config: `${ENDPOINT}.update`,
    enable_data_capture: `${ENDPOINT}.update`,
    disable_data_capture: `${ENDPOINT}.update`,
  },
  tuner: { fit: `${TUNER}.tune`, best_training_job: `${TUNER}.best_training_job`, describe: `${TUNER}.describe` },
};

/** The answer of the mappings for a member of a V2 class: a method, a constructor parameter, a method's parameter. */
export function memberAnswer(
  owner: string,
  method: string | undefined,
  parameter: string | undefined,
): MemberAnswer | undefined {
  if (owner === 'sagemaker.session.Session') return sessionAnswer(method);
  const family = familyOf(owner);
  if (!family) return undefined;
  if (method === undefined) return parameter === undefined ? undefined : constructorAnswer(family, parameter);
  const gone = { estimator: ESTIMATOR_GONE, predictor: PREDICTOR_GONE, model: {}, tuner: {} }[family];
  const note = family === 'tuner' ? own(GONE_METHODS, method)?.note : own<string>(gone, method);
  const successor = own(METHODS[family] ?? {}, method);
  if (parameter === undefined) {
    if (successor) return { relation: 'replaced', message: `use ${successor}`, v3: successor };
    return note ? { relation: 'removed', message: note, v3: '' } : undefined;
  }
  if (method === 'predict' && own(INVOKE_PARAMETERS, parameter)) {
    const keyword = INVOKE_PARAMETERS[parameter];
    return { relation: 'replaced', message: `${keyword}= of invoke()`, v3: `${ENDPOINT}.invoke(${keyword}=)` };
  }
  if (method === 'deploy' && own(DEPLOY_PARAMETERS, parameter)) {
    return { relation: 'replaced', message: 'given to ModelBuilder or its deploy()', v3: `${BUILDER}.deploy` };
  }
  return undefined;
}

function familyOf(owner: string): 'estimator' | 'model' | 'predictor' | 'tuner' | undefined {
  if (ESTIMATORS.has(owner)) return 'estimator';
  if (MODELS.has(owner)) return 'model';
  if (owner === 'sagemaker.base_predictor.Predictor') return 'predictor';
  return owner === 'sagemaker.tuner.HyperparameterTuner' ? 'tuner' : undefined;
}

function constructorAnswer(family: string, parameter: string): MemberAnswer | undefined {
  if (family === 'tuner') {
    const refused = own(REFUSED_PARAMETERS, parameter);
    if (refused) return { relation: 'removed', message: refused.why, v3: '' };
    if (parameter === 'estimator') {
      return { relation: 'replaced', message: 'model_trainer= of the V3 tuner', v3: `${TUNER}(model_trainer=)` };
    }
    return undefined;
  }
  const table = family === 'estimator' ? TRAINER_PARAMETERS : family === 'model' ? MODEL_PARAMETERS : {};
  const target = family === 'estimator' ? TRAINER : BUILDER;
  const place = own<(typeof TRAINER_PARAMETERS)[string] | (typeof MODEL_PARAMETERS)[string]>(table, parameter);
  switch (place?.kind) {
    case 'direct':
      return { relation: 'replaced', message: `${place.to}= of ${target}`, v3: `${target}(${place.to}=)` };
    case 'config': {
      const cls = CONFIG_CLASSES[place.config] ?? place.config;
      return { relation: 'replaced', message: `${place.to}= of ${cls}`, v3: `${target}(${place.config}=)` };
    }
    case 'chained': {
      const chain = CHAINED_CONFIGS[parameter];
      return { relation: 'replaced', message: `chain ${chain?.method}(...)`, v3: `${target}.${chain?.method}` };
    }
    case 'special': {
      const path = ATTRIBUTE_PATHS[parameter];
      return { relation: 'replaced', message: path ? `becomes ${path}` : 'rewritten by its value', v3: target };
    }
    case 'drop':
      return { relation: 'removed', message: ('otherwise' in place && place.otherwise) || 'may be left out', v3: '' };
    case 'none':
      return { relation: 'removed', message: place.why, v3: '' };
    default:
      return undefined;
  }
}

function sessionAnswer(method: string | undefined): MemberAnswer | undefined {
  if (method === undefined) return undefined;
  const call = own(CLIENT_CALLS, method);
  const code = 'SM111';
  if (call) {
    const v3 = `sagemaker_client.${call.method}`;
    return { relation: 'replaced', message: `${v3}(${call.parameter}=...) of the session`, v3, code };
  }
  const changed = own(CHANGED_METHODS, method);
  if (changed) {
    return { relation: 'moved-changed', message: changed, v3: 'sagemaker.core.helper.session_helper.Session', code };
  }
  const note = own(SESSION_NOTES, method);
  return note ? { relation: 'removed', message: note, v3: '', code } : undefined;
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
