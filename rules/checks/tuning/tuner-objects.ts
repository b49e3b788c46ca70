import { TUNER } from '../../catalog/mappings/tuner';
import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf, exactly, type MethodAtom } from '../../python/values';
import type { Context } from '../context';
import { TRAINABLE } from '../training/estimator';

/** The method of a V2 tuner that the call certainly or possibly is. */
export function tunerMethod(fact: CallFact): MethodAtom | undefined {
  return fact.callee.atoms.find(
    (atom): atom is MethodAtom => atom.type === 'method' && atom.self.cls === TUNER && atom.owner === TUNER,
  );
}

/** True for the construction of a V2 tuner; one that already has `model_trainer=` is V3 under a leftover import. */
export function isTunerConstruction(fact: CallFact): boolean {
  const isTuner = fact.callee.atoms.some((atom) => atom.type === 'class' && atom.name === TUNER);
  return isTuner && !fact.call.args.some((argument) => argument.keyword?.id === 'model_trainer');
}

/** What was passed to the tuner's constructor for the parameter. */
export function tunerArgument(context: Context, made: Expression, name: string): Expression | undefined {
  const fact = made.kind === 'call' ? context.facts.calls.get(made) : undefined;
  return fact && context.bind(fact)?.byName.get(name)?.value;
}

/** Constructions of the V2 estimators that the tuner may hold. */
export function estimatorMakers(context: Context, made: Expression): readonly CallFact[] {
  const argument = tunerArgument(context, made, 'estimator');
  if (!argument) return [];
  return atomsOf(context.valueOf(argument), 'instance').flatMap((atom) => {
    const maker = TRAINABLE.has(atom.cls) ? context.makerOf(atom) : undefined;
    return maker ? [maker] : [];
  });
}

/** The tuner's creating expression with those of its estimators: they migrate together or not at all. */
export function tunerRoots(context: Context, made: Expression | undefined): readonly Expression[] {
  if (!made) return [];
  return [made, ...estimatorMakers(context, made).map((fact) => fact.call)];
}

/** The roots of the tuner that the expression (`tuner` or `tuner.latest_tuning_job`) is or comes from. */
export function rootsOfOwner(context: Context, node: Expression): readonly Expression[] {
  return atomsOf(context.valueOf(node), 'instance').flatMap((atom) => {
    if (atom.cls === TUNER) return tunerRoots(context, atom.made);
    return atom.made?.kind === 'attribute' ? rootsOfOwner(context, atom.made.object) : [];
  });
}

/** The `best_estimator()` call that gave the object, when it comes from one. */
export function bestEstimatorCall(context: Context, made: Expression | undefined): Call | undefined {
  const fact = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  return fact && tunerMethod(fact)?.name === 'best_estimator' ? fact.call : undefined;
}

/** The `best_estimator()` call whose result the expression certainly is. */
export function bestEstimatorOf(context: Context, node: Expression): Call | undefined {
  return bestEstimatorCall(context, exactly(context.valueOf(node), 'instance')?.made);
}

/**
 * All tuners that the program constructs: when they are rewritten, the class' name may be V3's, so markers of other
 * uses of the class have to be written along.
 */
export function allTuners(context: Context): readonly Expression[] {
  return context.memo('tuners', context.facts, () =>
    [...context.facts.calls.values()].filter(isTunerConstruction).map((fact) => fact.call),
  );
}
