/**
 * V2 estimators that ModelTrainer replaces, but whose construction cannot be translated argument by argument.
 * Read from SDK 2.257.7 `algorithm.py`, `jumpstart/estimator.py`, and sagemaker-train 1.27.0.
 */

/** Other estimators, with what to do about each. */
export const OTHER_ESTIMATORS: Readonly<Record<string, string>> = {
  'sagemaker.estimator.Framework':
    'Build ModelTrainer(training_image=..., source_code=SourceCode(source_dir=..., entry_script=...)).',
  'sagemaker.estimator.EstimatorBase': 'Build ModelTrainer(training_image=..., compute=Compute(...)).',
};
