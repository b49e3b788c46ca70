/**
 * V2 estimators that ModelTrainer replaces, but whose construction cannot be translated argument by argument.
 * Read from SDK 2.257.7 `amazon/*.py`, `algorithm.py`, `jumpstart/estimator.py`, and sagemaker-train 1.27.0.
 */

/** First-party algorithms: the name of the image in `image_uris.retrieve`. */
export const ALGORITHM_IMAGES: Readonly<Record<string, string>> = {
  'sagemaker.amazon.kmeans.KMeans': 'kmeans',
  'sagemaker.amazon.pca.PCA': 'pca',
  'sagemaker.amazon.linear_learner.LinearLearner': 'linear-learner',
  'sagemaker.amazon.randomcutforest.RandomCutForest': 'randomcutforest',
  'sagemaker.amazon.factorization_machines.FactorizationMachines': 'factorization-machines',
  'sagemaker.amazon.lda.LDA': 'lda',
  'sagemaker.amazon.ntm.NTM': 'ntm',
  'sagemaker.amazon.knn.KNN': 'knn',
  'sagemaker.amazon.object2vec.Object2Vec': 'object2vec',
  'sagemaker.amazon.ipinsights.IPInsights': 'ipinsights',
};

/** Other estimators, with what to do about each. */
export const OTHER_ESTIMATORS: Readonly<Record<string, string>> = {
  'sagemaker.algorithm.AlgorithmEstimator':
    'Build ModelTrainer(algorithm_name=<the algorithm ARN>, base_job_name=...): the base name is required, and defaults from the algorithm specification must be written into hyperparameters.',
  'sagemaker.estimator.Framework':
    'Build ModelTrainer(training_image=..., source_code=SourceCode(source_dir=..., entry_script=...)).',
  'sagemaker.estimator.EstimatorBase': 'Build ModelTrainer(training_image=..., compute=Compute(...)).',
};
