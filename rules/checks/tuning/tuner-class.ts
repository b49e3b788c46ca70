import { TUNER } from '../../catalog/mappings/tuner';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Value } from '../../python/values';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { allTuners } from './tuner-objects';

const NOTE =
  'The class itself is passed on here, and what calls it cannot be rewritten: in V3 it is sagemaker.train.tuner.HyperparameterTuner and takes model_trainer= for estimator=.';

/** Finds V2 tuner classes that are used as values, and the tuners that a `functools.partial` of one makes. */
export const tunerClass: Check = {
  name: 'tuner-class',
  call(fact, context) {
    const partial = fact.callee.atoms.find((atom) => atom.type === 'partial');
    if (partial?.type !== 'partial' || !isTuner(partial.callee)) return [];
    return [problem(fact.call.callee, fact, context)];
  },
  loadedName: (node, value, context) => passedOn(node, node, value, context),
  attribute: (node, fact, context) => passedOn(node, node.name, fact.value, context),
};

function isTuner(value: Value): boolean {
  return value.atoms.some((atom) => atom.type === 'class' && atom.name === TUNER);
}

function passedOn(node: Expression, shown: Problem['node'], value: Value, context: Context): Problem[] {
  if (!isTuner(value)) return [];
  const parent = context.parentOf(node);
  const isItem = parent?.kind === 'sequence' || parent?.kind === 'dict';
  const isArgument = parent?.kind === 'call' && parent.callee !== node && !isTypeTest(parent.callee);
  const { body } = node.host;
  const isAssigned = parent === undefined && body.kind === 'assign' && body.value === node;
  const isReturned = parent === undefined && body.kind === 'return';
  const isTested = isItem && isTypeTestOf(context.parentOf(parent));
  if (isTested || !(isItem || isArgument || isAssigned || isReturned)) return [];
  return [problem(shown, undefined, context)];
}

function isTypeTest(callee: Expression): boolean {
  return callee.kind === 'name' && /^(isinstance|issubclass|cast)$/.test(callee.id);
}

function isTypeTestOf(node: Expression | undefined): boolean {
  return node?.kind === 'call' && isTypeTest(node.callee);
}

function problem(node: Problem['node'], made: CallFact | undefined, context: Context): Problem {
  return {
    code: 'SM301',
    node,
    v2: TUNER,
    v3: 'sagemaker.train.tuner.HyperparameterTuner',
    fix: { grade: 'withheld', note: NOTE, blocks: made ? [made.call] : [] },
    roots: [...(made ? [made.call] : []), ...allTuners(context)],
  };
}
