import type { Check } from '../check';
import { estimatorDeploy } from './estimator-deploy';
import { model, modelDeploy, otherDeploy } from './model';
import { modelMethods, registered } from './model-methods';
import { transform } from './transform';

/** The checks of this area, in order. */
export const deploymentChecks: readonly Check[] = [
  model,
  modelDeploy,
  otherDeploy,
  modelMethods,
  registered,
  estimatorDeploy,
  transform,
];
