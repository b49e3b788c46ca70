/**
 * What becomes of `sagemaker.tuner` under V3.
 * Read from sagemaker-train 1.27.0 `tuner.py` and sagemaker-core 2.27.0 `resources.py` and `shapes/shapes.py`, and run
 * against a stubbed service client; V2 from 2.257.7 `tuner.py`.
 */

export const TUNER = 'sagemaker.tuner.HyperparameterTuner';
/** What `latest_tuning_job` of a V2 tuner is. */
export const TUNING_JOB = 'sagemaker.tuner._TuningJob';
/** The analysis' name for the dict that `describe()` of a V2 tuner gives. */
export const DESCRIPTION = 'sagemaker.tuner._TuningJobDescription';

export const TUNER_MODULE = 'sagemaker.train.tuner';
export const SHAPES_MODULE = 'sagemaker.core.shapes';

/** Parameters of the V2 tuner that the V3 tuner cannot honour, unless they have one of the harmless literals. */
export const REFUSED_PARAMETERS: Readonly<Record<string, { readonly when: readonly string[]; readonly why: string }>> =
  {
    autotune: {
      when: ['False', 'None'],
      why: 'autotune=True is lost in V3: it takes the hyperparameters to tune out of the request and sends no AutoParameters for them. Give every range in hyperparameter_ranges=, or create the job with sagemaker.core.resources.HyperParameterTuningJob.create.',
    },
    hyperparameters_to_keep_static: {
      when: ['None'],
      why: 'hyperparameters_to_keep_static= belongs to autotune=True, which the V3 tuner does not send; give every range in hyperparameter_ranges=.',
    },
    estimator_name: {
      when: ['None'],
      why: "estimator_name= would be model_trainer_name=, with which tune() fails (\"'NoneType' object has no attribute 'training_image'\"); leave it out, or create the job with sagemaker.core.resources.HyperParameterTuningJob.create(training_job_definitions=[...]).",
    },
    sagemaker_session: {
      when: [],
      why: 'HyperparameterTuner takes no sagemaker_session=, in V2 and in V3: pass it to the estimator.',
    },
  };

/** Settings of the estimator that V2's tuner sent and V3's tuner leaves out of the request. */
export const NEVER_SENT: Readonly<Record<string, { readonly when: readonly string[]; readonly what: string }>> = {
  enable_network_isolation: { when: ['False', 'None'], what: 'network isolation' },
  encrypt_inter_container_traffic: { when: ['False', 'None'], what: 'encryption of traffic between containers' },
  volume_kms_key: { when: ['None'], what: 'the KMS key of the volume' },
  train_volume_kms_key: { when: ['None'], what: 'the KMS key of the volume' },
};

/** Settings that later V3 releases repaired, with the first release that sends them. */
export const REPAIRED = {
  /** Before, `tune()` failed on a trainer with Tag objects. */
  tags: '3.26',
  /** Before, the checkpoint location was left out. */
  checkpoint: '3.27',
} as const;

/** Methods of the V2 tuner that V3 does not have or that fail there, with what to do instead. */
export const GONE_METHODS: Readonly<Record<string, { readonly note: string; readonly makesTuner?: boolean }>> = {
  create: {
    note: 'tune() fails in V3 on a tuner with several estimators: create the job with sagemaker.core.resources.HyperParameterTuningJob.create(training_job_definitions=[...]).',
    makesTuner: true,
  },
  transfer_learning_tuner: {
    note: 'transfer_learning_tuner() always raises in V3: make a new HyperparameterTuner with warm_start_config=HyperParameterTuningJobWarmStartConfig(warm_start_type="TransferLearning", parent_hyper_parameter_tuning_jobs=[...]).',
    makesTuner: true,
  },
  identical_dataset_and_algorithm_tuner: {
    note: 'V3 has no identical_dataset_and_algorithm_tuner(): make a new HyperparameterTuner with warm_start_config=HyperParameterTuningJobWarmStartConfig(warm_start_type="IdenticalDataAndAlgorithm", parent_hyper_parameter_tuning_jobs=[...]).',
    makesTuner: true,
  },
  override_resource_config: {
    note: 'override_resource_config() has no effect in V3, whose tuner sends the instances of the ModelTrainer: set them in its Compute, or create the job with sagemaker.core.resources.HyperParameterTuningJob.create.',
  },
  visualize_jobs: {
    note: 'V3 has no charts of tuning jobs: plot the data frame of tuner.analytics().dataframe() yourself.',
  },
  visualize_job: {
    note: 'V3 has no charts of tuning jobs: plot the data frame of tuner.analytics().dataframe() yourself.',
  },
  hyperparameter_ranges: {
    note: 'The ranges that hyperparameter_ranges() gives have other keys in V3 (min_value for MinValue); change what reads them.',
  },
  hyperparameter_ranges_dict: {
    note: 'The ranges that hyperparameter_ranges_dict() gives have other keys in V3 (min_value for MinValue); change what reads them.',
  },
};

/** Members of an attached tuner that cannot be read from the HyperParameterTuningJob, with what to do instead. */
export const ATTACHED_TUNER_GONE: Readonly<Record<string, string>> = {
  fit: 'V3 makes no tuner out of an old job: build a ModelTrainer and a HyperparameterTuner, and call tune().',
  estimator: 'Read training_job_definition of the HyperParameterTuningJob; V3 makes no trainer out of it.',
};

/** Functions of `sagemaker.tuner` that make warm-start tuners, with the method that says what to do. */
export const GONE_FUNCTIONS: Readonly<Record<string, string>> = {
  'sagemaker.tuner.create_identical_dataset_and_algorithm_tuner': 'identical_dataset_and_algorithm_tuner',
  'sagemaker.tuner.create_transfer_learning_tuner': 'transfer_learning_tuner',
};

/** One key of a describe response: the V3 attribute, and the fields below it where it is a structure. */
export interface Field {
  readonly to: string;
  readonly fields?: Fields;
}
export type Fields = Readonly<Record<string, Field>>;

const SUMMARY: Fields = {
  TrainingJobDefinitionName: { to: 'training_job_definition_name' },
  TrainingJobName: { to: 'training_job_name' },
  TrainingJobArn: { to: 'training_job_arn' },
  TuningJobName: { to: 'tuning_job_name' },
  CreationTime: { to: 'creation_time' },
  TrainingStartTime: { to: 'training_start_time' },
  TrainingEndTime: { to: 'training_end_time' },
  TrainingJobStatus: { to: 'training_job_status' },
  // A plain dict in both versions.
  TunedHyperParameters: { to: 'tuned_hyper_parameters' },
  FailureReason: { to: 'failure_reason' },
  FinalHyperParameterTuningJobObjectiveMetric: {
    to: 'final_hyper_parameter_tuning_job_objective_metric',
    fields: { Type: { to: 'type' }, MetricName: { to: 'metric_name' }, Value: { to: 'value' } },
  },
  ObjectiveStatus: { to: 'objective_status' },
};

/** The DescribeHyperParameterTuningJob response as attributes of `HyperParameterTuningJob`. */
export const DESCRIPTION_FIELDS: Fields = {
  HyperParameterTuningJobName: { to: 'hyper_parameter_tuning_job_name' },
  HyperParameterTuningJobArn: { to: 'hyper_parameter_tuning_job_arn' },
  HyperParameterTuningJobStatus: { to: 'hyper_parameter_tuning_job_status' },
  HyperParameterTuningJobConfig: {
    to: 'hyper_parameter_tuning_job_config',
    fields: {
      Strategy: { to: 'strategy' },
      HyperParameterTuningJobObjective: {
        to: 'hyper_parameter_tuning_job_objective',
        fields: { Type: { to: 'type' }, MetricName: { to: 'metric_name' } },
      },
      ResourceLimits: {
        to: 'resource_limits',
        fields: {
          MaxNumberOfTrainingJobs: { to: 'max_number_of_training_jobs' },
          MaxParallelTrainingJobs: { to: 'max_parallel_training_jobs' },
          MaxRuntimeInSeconds: { to: 'max_runtime_in_seconds' },
        },
      },
      TrainingJobEarlyStoppingType: { to: 'training_job_early_stopping_type' },
      RandomSeed: { to: 'random_seed' },
    },
  },
  CreationTime: { to: 'creation_time' },
  HyperParameterTuningEndTime: { to: 'hyper_parameter_tuning_end_time' },
  LastModifiedTime: { to: 'last_modified_time' },
  TrainingJobStatusCounters: {
    to: 'training_job_status_counters',
    fields: {
      Completed: { to: 'completed' },
      InProgress: { to: 'in_progress' },
      RetryableError: { to: 'retryable_error' },
      NonRetryableError: { to: 'non_retryable_error' },
      Stopped: { to: 'stopped' },
    },
  },
  ObjectiveStatusCounters: {
    to: 'objective_status_counters',
    fields: { Succeeded: { to: 'succeeded' }, Pending: { to: 'pending' }, Failed: { to: 'failed' } },
  },
  BestTrainingJob: { to: 'best_training_job', fields: SUMMARY },
  OverallBestTrainingJob: { to: 'overall_best_training_job', fields: SUMMARY },
  FailureReason: { to: 'failure_reason' },
};

/** What the estimator that `best_estimator()` attached had, as attributes of a V3 `TrainingJob`. */
export const BEST_ATTRIBUTES: Readonly<Record<string, string>> = {
  model_data: 'model_artifacts.s3_model_artifacts',
  image_uri: 'algorithm_specification.training_image',
  _current_job_name: 'training_job_name',
};

/** Methods of that estimator whose answer is an attribute of the `TrainingJob`. */
export const BEST_METHODS: Readonly<Record<string, { readonly to: string; readonly note?: string }>> = {
  hyperparameters: {
    to: 'hyper_parameters',
    note: 'The values in hyper_parameters are the strings that were sent; V2 decoded the JSON text of script-mode estimators.',
  },
  training_image_uri: { to: 'algorithm_specification.training_image' },
};

/** Methods that make something to deploy; they belong to the deployment checks. */
export const DEPLOYING_METHODS: ReadonlySet<string> = new Set([
  'deploy',
  'register',
  'create_model',
  'transformer',
  'compile_model',
]);
