import type { Attribute, Expression } from '../../python/ast';
import { atomsOf, type InstanceAtom, type Value } from '../../python/values';
import { readArguments } from '../arguments';
import type { Context } from '../context';
import { isNone } from '../expressions';
import { TRAINERS } from './estimator';
import { localityOf } from './local-mode';

const JOB = 'sagemaker.estimator._TrainingJob';

/** Estimators that a value may be: constructed in the program, or known by an annotation. */
export function estimatorsIn(context: Context, value: Value): readonly InstanceAtom[] {
  return atomsOf(value, 'instance').filter((atom) => TRAINERS.has(atom.cls) && isConstructed(context, atom));
}

/** What other calls return (`best_estimator()`) is rewritten with them. */
function isConstructed(context: Context, atom: InstanceAtom): boolean {
  if (!atom.made) return true;
  const maker = context.makerOf(atom);
  return maker?.callee.atoms.some((one) => one.type !== 'method') === true;
}

/** Training jobs (`estimator.latest_training_job`) that a value may be, with the estimators they belong to. */
export function jobsIn(
  context: Context,
  value: Value,
): readonly { readonly made: Attribute; readonly estimators: readonly InstanceAtom[] }[] {
  return atomsOf(value, 'instance').flatMap((atom) => {
    if (atom.cls !== JOB || atom.made?.kind !== 'attribute') return [];
    const owner = context.facts.attributes.get(atom.made)?.owner;
    const estimators = owner ? estimatorsIn(context, owner) : [];
    return estimators.length > 0 ? [{ made: atom.made, estimators }] : [];
  });
}

/** The constructor calls of the estimators. */
export function rootsOf(estimators: readonly InstanceAtom[]): Expression[] {
  return [...new Set(estimators.flatMap((atom) => atom.made ?? []))];
}

/** True when an estimator trains in a local container: V3 keeps no job object then. */
export function isLocal(context: Context, estimators: readonly InstanceAtom[]): boolean {
  return estimators.some((atom) => {
    const type = keywordOf(context, atom, 'instance_type') ?? keywordOf(context, atom, 'train_instance_type');
    return localityOf(context, type) === 'local';
  });
}

/** What the constructor was given for a parameter; undefined also for None. */
export function keywordOf(context: Context, atom: InstanceAtom, name: string): Expression | undefined {
  const maker = context.makerOf(atom);
  const value = maker && readArguments(context, maker).args.find((one) => one.name === name)?.value;
  return value && !isNone(value) ? value : undefined;
}

/** True when a `fit` of one of the estimators may return before the job is done. */
export function mayStillRun(context: Context, estimators: readonly InstanceAtom[]): boolean {
  return estimators.some((atom) => atom.made !== undefined && mayStillRunAt(context, atom.made));
}

/** The same for the estimator that the expression made. */
export function mayStillRunAt(context: Context, made: Expression): boolean {
  return context.usesOf(made).methods.some((use) => {
    const wait = use.name === 'fit' && context.bind(use.fact)?.byName.get('wait');
    return wait && context.source(wait.value) !== 'True';
  });
}
