import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf, type Value } from '../../python/values';
import type { Context } from '../context';
import { needsSource } from './input-mode';

/** How an inputs object is used, and with that what it becomes where it is made. */
export interface InputPlan {
  /** The one channel name of all uses. */
  readonly name: string | undefined;
  readonly refused: string | undefined;
  /** It is passed to a tuner, which wants a Channel. */
  readonly tuner: boolean;
  /** Its trainer may run in another mode than File. */
  readonly explicit: boolean;
  /** The `fit` calls that take it. */
  readonly fits: readonly CallFact[];
  /** What made the objects those calls are made on. */
  readonly owners: readonly Expression[];
}

/** V3 names the channel in the object itself, so all uses must agree on the name. */
export function planOf(context: Context, call: Call): InputPlan {
  return context.memo('input-plan', call, () => {
    const names = new Set<string>();
    let unknown = false;
    const isIt = (value: Value): boolean => atomsOf(value, 'instance').some((atom) => atom.made === call);
    const fits: CallFact[] = [];
    for (const fact of context.facts.calls.values()) {
      if (!isFit(fact)) continue;
      for (const { value } of fact.args) {
        let holds = isIt(value);
        if (holds) names.add('training');
        for (const dict of atomsOf(value, 'dict')) {
          for (const [key, entry] of dict.entries) {
            if (!isIt(entry)) continue;
            holds = true;
            if (key === undefined) unknown = true;
            else names.add(key);
          }
        }
        if (holds) fits.push(fact);
      }
    }
    const methods = fits.flatMap((fact) => atomsOf(fact.callee, 'method'));
    const [name] = names;
    const refused =
      unknown || names.size > 1
        ? 'It is used under several channel names; V3 writes the name into the object, so make one per channel.'
        : name === undefined
          ? 'No fit() call in this file says which channel it is; V3 needs InputData(channel_name=...).'
          : undefined;
    return {
      name: refused === undefined ? name : undefined,
      refused,
      tuner: methods.some((atom) => atom.self.cls.endsWith('.HyperparameterTuner')),
      explicit: fits.some((fact) => needsSource(context, fact.call)),
      fits,
      owners: methods.flatMap((atom) => atom.self.made ?? []),
    };
  });
}

function isFit(fact: CallFact): boolean {
  return fact.callee.atoms.some((atom) => atom.type === 'method' && atom.name === 'fit');
}
