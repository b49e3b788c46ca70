import { V3 } from './misuse';

/** What a member of a V2 object is on the V3 object that took its place. */
export interface V2Member {
  /** The attribute or method of V3, below the object. */
  readonly to?: string;
  /** For `to`: what to look at. Otherwise what to do instead. */
  readonly note?: string;
}

/** A V3 class and the V2 class whose members do not exist on it any more. */
export interface Successor {
  readonly v3: string;
  readonly v2: string;
  /** Members that can be said more of than that they are gone. */
  readonly members: Readonly<Record<string, V2Member>>;
  /** Only the listed members are known to be missing: objects of the class get more of them as they are used. */
  readonly isListed?: boolean;
}

const NO_DEPLOY = 'Make a ModelBuilder with model= this trainer, then call build() and deploy() on it.';
const JOB = '_latest_training_job';

/**
 * V2's members, read from 2.257.7 and looked for in `model_trainer.py` and `tuner.py` of sagemaker-train 1.27.0 and in
 * `resources.py` of sagemaker-core 2.27.0.
 */
export const SUCCESSORS: readonly Successor[] = [
  {
    v3: V3.trainer,
    v2: 'sagemaker.estimator.Estimator',
    members: {
      latest_training_job: { to: JOB },
      _current_job_name: { to: `${JOB}.training_job_name` },
      model_data: {
        to: `${JOB}.model_artifacts.s3_model_artifacts`,
        note: 'The model is there only after train() has waited for the job.',
      },
      image_uri: { to: 'training_image' },
      input_mode: { to: 'training_input_mode' },
      deploy: { note: NO_DEPLOY },
      create_model: { note: NO_DEPLOY },
      register: { note: 'Make a ModelBuilder with model= this trainer, then call build() and register() on it.' },
      transformer: { note: 'Make a ModelBuilder with model= this trainer, then call build() and transformer() on it.' },
      set_hyperparameters: {
        note: 'Give them to ModelTrainer as hyperparameters=, or set trainer.hyperparameters before train().',
      },
      delete_endpoint: { note: 'Delete the Endpoint that deploy() returned.' },
      attach: { note: 'Get the job with TrainingJob.get(training_job_name=...).' },
    },
  },
  {
    v3: V3.tuner,
    v2: 'sagemaker.tuner.HyperparameterTuner',
    members: {
      deploy: { note: 'Get the best job with TrainingJob.get and deploy its model with a ModelBuilder.' },
      best_estimator: { note: 'Get the job with TrainingJob.get(training_job_name=tuner.best_training_job()).' },
      attach: { note: 'Get the job with HyperParameterTuningJob.get(hyper_parameter_tuning_job_name=...).' },
    },
  },
  {
    v3: V3.endpoint,
    v2: 'sagemaker.predictor.Predictor',
    members: {
      delete_predictor: { note: 'Call delete() on the Endpoint, its EndpointConfig and its Model.' },
      delete_model: { note: 'Get each Model of the endpoint configuration with Model.get and call delete() on it.' },
      update_endpoint: { note: 'Make an EndpointConfig and give its name to update().' },
      content_type: { note: 'Give content_type= to invoke().' },
      accept: { note: 'Give accept= to invoke().' },
    },
  },
  {
    v3: V3.model,
    v2: 'sagemaker.model.Model',
    members: {
      name: { to: 'model_name' },
      delete_model: { to: 'delete' },
      image_uri: { to: 'primary_container.image', note: 'A model of several containers has no primary one.' },
      model_data: { to: 'primary_container.model_data_url', note: 'It is empty where the model has a data source.' },
      role: { to: 'execution_role_arn' },
    },
  },
  {
    // Read off an object of `ModelBuilder` of sagemaker-serve 1.27.0.
    v3: V3.builder,
    v2: 'sagemaker.model.Model',
    isListed: true,
    members: {
      name: { to: 'model_name' },
      role: { to: 'role_arn' },
      env: { to: 'env_vars' },
      predict: {
        note: 'Keep what deploy() returns: it is an Endpoint, call invoke(body=..., content_type=...) on it.',
      },
      predictor: { note: 'Keep what deploy() returns: it is an Endpoint.' },
      delete_endpoint: { note: 'Call delete() on the Endpoint that deploy() returned.' },
      delete_predictor: { note: 'Call delete() on the Endpoint that deploy() returned, and on its EndpointConfig.' },
      delete_model: { note: 'Call delete() on the Model that build() returned.' },
      create: { note: 'Call build(), which creates the model.' },
      fit: { note: 'Train with a ModelTrainer, and give that to ModelBuilder as model=.' },
      save: { note: 'Call build(), which packs and uploads the model.' },
      validate: { note: 'Leave it out: build() checks what it is given.' },
      set_tracking_arn: { note: 'Give it to ModelBuilder: model_metadata={"MLFLOW_TRACKING_ARN": ...}.' },
      package_for_edge: { note: 'V3 has nothing for Edge Manager: call create_edge_packaging_job of boto3.' },
    },
  },
  {
    v3: V3.trainingJob,
    v2: 'sagemaker.estimator._TrainingJob',
    members: {
      name: { to: 'training_job_name' },
      job_name: { to: 'training_job_name' },
      describe: { note: 'Call refresh() and read the fields of the TrainingJob; their names are in snake case.' },
    },
  },
];

/** Parameters of V2's `fit`, in order. */
export const FIT_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  [V3.trainer]: ['inputs', 'wait', 'logs', 'job_name', 'experiment_config'],
  [V3.tuner]: ['inputs', 'job_name', 'include_cls_metadata', 'estimator_kwargs', 'wait'],
};
