import type { Call } from '../../python/ast';
import { readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone, knownString } from '../expressions';

/**
 * True when the estimator whose `fit` this is may train in another mode than File: V3 writes File mode onto every
 * channel that is given as a bare URI.
 */
export function needsSource(context: Context, fit: Call): boolean {
  return context.memo('input-mode', fit, () => {
    const atoms = context.facts.calls.get(fit)?.callee.atoms ?? [];
    return atoms.some((atom) => {
      const maker = atom.type === 'method' ? context.makerOf(atom.self) : undefined;
      const mode = maker && readArguments(context, maker).args.find((one) => one.name === 'input_mode');
      return mode !== undefined && !isNone(mode.value) && knownString(context, mode.value) !== 'File';
    });
  });
}
