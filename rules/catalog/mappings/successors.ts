import { REPLACEABLE_PREDICTORS } from './formats';
import { FRAMEWORKS } from './trainer';

/** What an object of a rewritten V2 class is an instance of after the migration. */
export const CLASS_SUCCESSORS: Readonly<Record<string, string>> = {
  'sagemaker.estimator.Estimator': 'sagemaker.train.ModelTrainer',
  'sagemaker.estimator.EstimatorBase': 'sagemaker.train.ModelTrainer',
  'sagemaker.estimator.Framework': 'sagemaker.train.ModelTrainer',
  ...Object.fromEntries(Object.keys(FRAMEWORKS).map((name) => [name, 'sagemaker.train.ModelTrainer'])),
  'sagemaker.tuner.HyperparameterTuner': 'sagemaker.train.tuner.HyperparameterTuner',
  'sagemaker.model.Model': 'sagemaker.serve.model_builder.ModelBuilder',
  ...Object.fromEntries(REPLACEABLE_PREDICTORS.map((name) => [name, 'sagemaker.core.resources.Endpoint'])),
  'sagemaker.inputs.TrainingInput': 'sagemaker.core.training.configs.InputData',
};
