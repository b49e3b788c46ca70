import table from './algorithms.json';

/** A first-party algorithm that V2 has a class for. */
export interface Algorithm {
  /** Name and version of the image in `image_uris.retrieve`. */
  readonly image: string;
  readonly version: string;
  /** By parameter: the type that V2 converts it to, and the hyperparameter's name where it is another one. */
  readonly hyperparameters: Readonly<Record<string, string>>;
}

/** Written by `scripts/make-algorithms.py` from V2's `amazon/*.py`. */
export const ALGORITHMS: Readonly<Record<string, Algorithm>> = table;

/** The classes of their models, with the algorithm. */
export const ALGORITHM_MODELS: Readonly<Record<string, Algorithm>> = Object.fromEntries(
  Object.entries(ALGORITHMS).map(([cls, algorithm]) => [`${cls}Model`, algorithm]),
);

/** The hyperparameter that the parameter stands for, and its type. */
export function hyperparameterOf(
  cls: string,
  parameter: string,
): { readonly name: string; readonly type: string } | undefined {
  const algorithm = Object.hasOwn(ALGORITHMS, cls) ? ALGORITHMS[cls] : undefined;
  if (!algorithm || !Object.hasOwn(algorithm.hyperparameters, parameter)) return undefined;
  const [type = 'str', name = parameter] = (algorithm.hyperparameters[parameter] as string).split(' ');
  return { name, type };
}

/** What V2 sent besides, of `KMeans.hyperparameters` in `kmeans.py`. */
export const FORCED_HYPERPARAMETERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sagemaker.amazon.kmeans.KMeans': { force_dense: 'True' },
};

/**
 * The batch size that `fit` sent when it was given none (`_prepare_for_training` of the classes): a fixed one, or at most so
 * many and no more than there are records per instance. The other classes sent none.
 */
export const DEFAULT_BATCHES: Readonly<Record<string, { readonly is?: number; readonly most?: number }>> = {
  'sagemaker.amazon.linear_learner.LinearLearner': { most: 1000 },
  'sagemaker.amazon.object2vec.Object2Vec': { is: 32 },
  'sagemaker.amazon.pca.PCA': { most: 500 },
  'sagemaker.amazon.randomcutforest.RandomCutForest': { is: 1000 },
};

/** Trains on one instance whatever it is told (`lda.py`). */
export const SINGLE_INSTANCE = 'sagemaker.amazon.lda.LDA';
