import type { Check } from '../check';
import { estimator } from './estimator';
import { fit } from './fit';
import { trainingInput } from './training-input';

/** The checks of this area, in order. */
export const trainingChecks: readonly Check[] = [estimator, trainingInput, fit];
