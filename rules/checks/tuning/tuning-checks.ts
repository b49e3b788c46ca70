import type { Check } from '../check';
import { attachTuner } from './attach-tuner';
import { tune } from './tune';
import { tuner } from './tuner';
import { tunerClass } from './tuner-class';
import { tunerConfigs } from './tuner-configs';
import { tunerDescription } from './tuner-description';
import { tunerGone } from './tuner-gone';
import { tunerResults } from './tuner-results';

/** The checks of this area, in order. */
export const tuningChecks: readonly Check[] = [
  tuner,
  tunerClass,
  tunerConfigs,
  tune,
  tunerResults,
  tunerDescription,
  tunerGone,
  attachTuner,
];
