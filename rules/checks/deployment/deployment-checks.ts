import type { Check } from '../check';
import { estimatorDeploy } from './estimator-deploy';
import { model, modelDeploy, otherDeploy } from './model';
import { modelMethods } from './model-methods';
import { registered } from './registered-package';
import { serveBuilder } from './serve/serve-builder';
import { serveDeploy } from './serve/serve-deploy';
import { transform } from './transform';

/** The checks of this area, in order. */
export const deploymentChecks: readonly Check[] = [
  model,
  modelDeploy,
  otherDeploy,
  modelMethods,
  registered,
  estimatorDeploy,
  serveBuilder,
  serveDeploy,
  transform,
];
