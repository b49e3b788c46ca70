import type { Call } from '../../python/ast';
import { readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone, knownString } from '../expressions';
import { jobsOf } from '../pipelines/old-steps';

/**
 * True when the estimator whose `fit` (or step) this is may train in another mode than File: V3 writes File mode onto every
 * channel that is given as a bare URI.
 */
export function needsSource(context: Context, fit: Call): boolean {
  return context.memo('input-mode', fit, () => {
    const fact = context.facts.calls.get(fit);
    return (fact ? jobsOf(context, fact) : []).some((atom) => {
      const maker = context.makerOf(atom);
      const mode = maker && readArguments(context, maker).args.find((one) => one.name === 'input_mode');
      return mode !== undefined && !isNone(mode.value) && knownString(context, mode.value) !== 'File';
    });
  });
}
