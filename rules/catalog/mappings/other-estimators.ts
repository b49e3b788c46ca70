/**
 * V2 estimators that ModelTrainer replaces, but whose construction cannot be translated argument by argument.
 * Read from SDK 2.257.7 `algorithm.py`, `jumpstart/estimator.py`, and sagemaker-train 1.27.0.
 */

/** Other estimators, with what to do about each. */
export const OTHER_ESTIMATORS: Readonly<Record<string, string>> = {
  'sagemaker.algorithm.AlgorithmEstimator':
    'Build ModelTrainer(algorithm_name=<the algorithm ARN>, base_job_name=...): the base name is required, and defaults from the algorithm specification must be written into hyperparameters.',
  'sagemaker.estimator.Framework':
    'Build ModelTrainer(training_image=..., source_code=SourceCode(source_dir=..., entry_script=...)).',
  'sagemaker.estimator.EstimatorBase': 'Build ModelTrainer(training_image=..., compute=Compute(...)).',
};
