import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf, type Value } from '../../python/values';
import type { Context } from '../context';
import { jobsOf, oldStep } from '../pipelines/old-steps';
import { tuningPlan } from '../tuning/core-plan';
import { needsSource } from './input-mode';
import { jobPlan } from './jobs/job-plan';

/** How an inputs object is used, and with that what it becomes where it is made. */
export interface InputPlan {
  /** The channel name that is written into the object; uses under other names take a copy. */
  readonly name: string | undefined;
  readonly refused: string | undefined;
  /** It is passed to a tuner, which wants a Channel. */
  readonly tuner: boolean;
  /** Its trainer may run in another mode than File. */
  readonly explicit: boolean;
  /** The `fit` calls, and steps of a pipeline, that take it. */
  readonly fits: readonly CallFact[];
  /** What made the objects those calls are made on. */
  readonly owners: readonly Expression[];
}

/** V3 names the channel in the object itself, V2 where it is used. */
export function planOf(context: Context, call: Call): InputPlan {
  return context.memo('input-plan', call, () => {
    const names = new Set<string>();
    const isIt = (value: Value): boolean => atomsOf(value, 'instance').some((atom) => atom.made === call);
    const fits: CallFact[] = [];
    for (const fact of context.facts.calls.values()) {
      if (!isFit(fact) && !oldStep(context, fact)) continue;
      for (const { value } of fact.args) {
        let holds = isIt(value);
        if (holds) names.add('training');
        for (const dict of atomsOf(value, 'dict')) {
          for (const [key, entry] of dict.entries) {
            if (!isIt(entry)) continue;
            holds = true;
            if (key !== undefined) names.add(key);
          }
        }
        if (holds) fits.push(fact);
      }
    }
    const jobs = fits.flatMap((fact) => jobsOf(context, fact));
    const refused =
      fits.length === 0
        ? 'No fit() call or step in this file says which channel it is; V3 needs InputData(channel_name=...).'
        : undefined;
    // Alone, V2 named an input "training".
    const [first = 'training'] = names;
    return {
      name: refused === undefined ? (names.has('training') ? 'training' : first) : undefined,
      refused,
      tuner: jobs.some((atom) => atom.cls.endsWith('.HyperparameterTuner')),
      explicit: fits.some((fact) => needsSource(context, fact.call)),
      fits,
      owners: jobs.flatMap((atom) => atom.made ?? []),
    };
  });
}

function isFit(fact: CallFact): boolean {
  return fact.callee.atoms.some((atom) => atom.type === 'method' && atom.name === 'fit');
}

/** True where one of the calls that take the object wants a Channel: ModelTrainer would also take InputData. */
export function isChannel(context: Context, plan: InputPlan): boolean {
  return plan.tuner || plan.fits.some((fit) => takesChannels(context, fit.call));
}

/** True for a `fit` that becomes `TrainingJob.create` or `HyperParameterTuningJob.create`. */
export function takesChannels(context: Context, call: Expression): boolean {
  const callee = call.kind === 'call' ? context.facts.calls.get(call)?.callee : undefined;
  return (
    callee?.atoms.some(
      (atom) =>
        atom.type === 'method' &&
        (jobPlan(context, atom.self.made) !== undefined || tuningPlan(context, atom.self.made) !== undefined),
    ) ?? false
  );
}
