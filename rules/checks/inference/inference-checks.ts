import type { Check } from '../check';
import { asyncPredictor } from './async-predictor';
import { cleanup } from './cleanup';
import { endpointUpdates } from './endpoint-updates';
import { formatStores } from './format-stores';
import { predict } from './predict';
import { predictStream } from './predict-stream';
import { predictorConstructor } from './predictor-constructor';
import { predictorMembers } from './predictor-members';
import { v1Formats } from './v1-formats';

/** The checks of this area, in order. */
export const inferenceChecks: readonly Check[] = [
  predictorConstructor,
  predict,
  predictStream,
  asyncPredictor,
  formatStores,
  cleanup,
  endpointUpdates,
  predictorMembers,
  v1Formats,
];
