import type { Check } from '../check';
import { estimatorDeploy } from './estimator-deploy';
import { model, modelDeploy, otherDeploy } from './model';
import { modelMethods } from './model-methods';
import { registered } from './registered-package';
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
