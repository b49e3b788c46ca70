import type { Check } from '../check';
import { modelStep } from './model-step';

/** The checks of this area, in order. */
export const pipelineChecks: readonly Check[] = [modelStep];
