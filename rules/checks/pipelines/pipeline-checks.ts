import type { Check } from '../check';
import { jsonGet } from './json-get';
import { modelStep } from './model-step';
import { oldModelSteps } from './old-model-steps';
import { trainingStep } from './training-step';
import { transformStep } from './transform-step';
import { tuningStep } from './tuning-step';

/** The checks of this area, in order. */
export const pipelineChecks: readonly Check[] = [
  modelStep,
  oldModelSteps,
  trainingStep,
  tuningStep,
  transformStep,
  jsonGet,
];
