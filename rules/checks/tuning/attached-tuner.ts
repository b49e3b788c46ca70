import { TUNER, TUNING_JOB } from '../../catalog/mappings/tuner';
import type { Attribute, Call, Expression } from '../../python/ast';
import { atomsOf, type Value } from '../../python/values';
import { readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone } from '../expressions';
import { tuningPlan } from './core-plan';

/** A tuner that `attach(…)` gave: in V3 a HyperParameterTuningJob stands in its place. */
export interface AttachedTuner {
  readonly made: Call;
  /** The session that it was given, if any. */
  readonly session: Expression | undefined;
}

/** What the call attaches to, where it certainly is `attach` of the V2 tuner. */
export function attachedTuner(context: Context, made: Expression | undefined): AttachedTuner | undefined {
  const plan = tuningPlan(context, made);
  if (plan) return { made: plan.made, session: plan.session };
  if (made?.kind !== 'call' || made.callee.kind !== 'attribute' || made.callee.name.id !== 'attach') return undefined;
  return context.memo('attached-tuner', made, () => {
    const fact = context.facts.calls.get(made);
    const [atom, ...more] = fact?.callee.atoms ?? [];
    if (!fact || fact.callee.open || more.length > 0 || atom?.type !== 'method' || atom.self.cls !== TUNER)
      return undefined;
    const given = readArguments(context, fact).args.find(({ name }) => name === 'sagemaker_session')?.value;
    return { made, session: given && !isNone(given) ? given : undefined };
  });
}

/** The attached tuners that a value may be. */
export function attachedTunersIn(context: Context, value: Value): readonly AttachedTuner[] {
  return atomsOf(value, 'instance').flatMap((atom) => attachedTuner(context, atom.made) ?? []);
}

/** The same for `tuner.latest_tuning_job`. */
export function jobsOfAttachedTuner(context: Context, value: Value): readonly AttachedTuner[] {
  return atomsOf(value, 'instance').flatMap((atom) => {
    const made = atom.cls === TUNING_JOB && atom.made?.kind === 'attribute' ? (atom.made as Attribute) : undefined;
    const owner = made && context.facts.attributes.get(made)?.owner;
    return owner ? attachedTunersIn(context, owner) : [];
  });
}
