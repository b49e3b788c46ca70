import { SETTING_PATHS } from '../../../catalog/mappings/training-job';

/** Members of an estimator that the settings of a job, or the job itself, can answer. */
export const JOB_MEMBERS: ReadonlySet<string> = new Set([
  ...Object.keys(SETTING_PATHS),
  'fit',
  'set_hyperparameters',
  'hyperparameters',
  'model_data',
  'latest_training_job',
  'sagemaker_session',
  '_current_job_name',
  'logs',
  'training_job_analytics',
  'training_image_uri',
  'latest_job_debugger_artifacts_path',
  'latest_job_profiler_artifacts_path',
]);
