import { GENERIC_FORMATS } from '../../catalog/mappings/formats';
import type { Expression } from '../../python/ast';
import type { StoreFact } from '../../python/facts';
import type { InstanceAtom } from '../../python/values';
import { publicName } from '../../sdk/names';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple, knownString } from '../expressions';
import { asyncClientOf } from './async-client';
import { formatSource, isByHand, startsRaw, TEXT_FORMAT } from './formats';
import { lastStores } from './last-stores';
import { predict } from './predict';
import { makersOf, predictorsOf, withMaker } from './predictor';
import { isAlone } from './program-layout';
import { reach } from './program-order';
import { SLOTS, type Slot } from './slots';

/** Completes assignments to a predictor's formats, and drops those that an endpoint does not take. */
export const formatStores: Check = {
  name: 'format-stores',
  store(fact, context) {
    const predictors = predictorsOf(fact.owner, context);
    return storeProblems(fact, predictors, context).map((problem) => withMaker(problem, predictors, context));
  },
};

function storeProblems(fact: StoreFact, predictors: readonly InstanceAtom[], context: Context): readonly Problem[] {
  const [first] = predictors;
  if (!first) return [];
  const makers = makersOf(predictors);
  const name = fact.node.name.id;
  const problem = {
    code: 'SM504',
    node: fact.node.name,
    v2: `${publicName(first.cls)}.${name}`,
    v3: 'sagemaker.core.resources.Endpoint',
    roots: makers,
    partial: fact.owner.open || fact.owner.atoms.length > predictors.length,
  };
  const slot = SLOTS.find((one) => one === name);
  if (slot) return slotProblems(fact, slot, makers, problem, context);
  if (name === 'content_type' || name === 'accept') {
    const message = `An Endpoint has no ${name}: it belongs to each invoke()`;
    return [{ ...problem, message, fix: headerFix(fact, name, makers, context) }];
  }
  const note = `An Endpoint takes no attributes but its own: keep ${name} in a variable.`;
  if (isIdle(fact, first, context)) {
    const fix = context.rewrite().removeStatement(fact.statement).done(`Leave ${name} out`);
    const message = `An Endpoint cannot hold ${name}, which nothing reads`;
    return [{ ...problem, code: 'SM505', message, fix }];
  }
  return [{ ...problem, code: 'SM505', message: `An Endpoint cannot hold ${name}`, fix: { grade: 'withheld', note } }];
}

/** True for an attribute that V2 does not know and that nothing reads: it had no effect. */
function isIdle(fact: StoreFact, { cls, made }: InstanceAtom, context: Context): boolean {
  const isSeen =
    !made ||
    context.usesOf(made).passedTo.length > 0 ||
    context.facts.escapes.some((one) => one.instance.made === made);
  if (isSeen) return false;
  const name = fact.node.name.id;
  const { knowledge } = context;
  if (knowledge.hasAttribute(cls, name) || knowledge.methodOwner(cls, name) !== undefined) return false;
  if (!isPlainStore(fact) || !isAlone(context, fact.statement) || fact.owner.open) return false;
  const { body } = fact.statement;
  const value = body.kind === 'assign' ? body.value : undefined;
  const isPlain = value !== undefined && isSimple(value);
  const word = new RegExp(`\\b${name}\\b`, 'g');
  const mentions = context.texts.reduce((count, text) => count + (text.match(word)?.length ?? 0), 0);
  return isPlain && !name.startsWith('_') && mentions === 1;
}

function slotProblems(
  fact: StoreFact,
  slot: Slot,
  makers: readonly Expression[],
  problem: Omit<Problem, 'fix'>,
  context: Context,
): readonly Problem[] {
  if (fact.valueNode && knownString(context, fact.valueNode) !== undefined) {
    const fix: Refusal = { grade: 'withheld', note: `The ${slot} is a text here: ${TEXT_FORMAT}` };
    return [{ ...problem, message: `A text is no ${slot}`, fix }];
  }
  const isElsewhere = (made: Expression): boolean =>
    isByHand(context, made) || asyncClientOf(context, made) !== undefined;
  if (makers.length > 0 && makers.every(isElsewhere)) {
    const fix = context.rewrite().removeStatement(fact.statement).done(`Leave ${slot} to each invoke()`);
    return [{ ...problem, message: `The ${slot} is what each invoke() does itself`, fix }];
  }
  if (!makers.some((made) => needsPartner(fact, slot, made, context))) return [];
  const other = slot === 'serializer' ? 'deserializer' : 'serializer';
  const message = `V3 wants a ${other} beside the ${slot}: set both`;
  return [{ ...problem, message, fix: addPartner(fact, other, context) }];
}

/** V3's invoke() raises where an endpoint has one of the two only. */
function needsPartner(fact: StoreFact, slot: Slot, made: Expression, context: Context): boolean {
  if (!startsRaw(context, made)) return false;
  const { stores, methods } = context.usesOf(made);
  const before = stores.some(
    (one) =>
      one !== fact &&
      one.node.name.id === slot &&
      reach(context, one.statement, fact.statement, made.host) === 'always',
  );
  if (before) return false;
  const other = slot === 'serializer' ? 'deserializer' : 'serializer';
  if (!stores.some((one) => one.node.name.id === other)) return true;
  return methods.some(
    ({ name, fact: use }) =>
      name.startsWith('predict') &&
      lastStores(context, made, slot, use.call).always !== undefined &&
      !lastStores(context, made, other, use.call).always,
  );
}

function addPartner(fact: StoreFact, other: Slot, context: Context): Rewrite | Refusal {
  const { object } = fact.node;
  if (!isPlainStore(fact) || !isSimple(object) || !isAlone(context, fact.statement)) {
    return { grade: 'withheld', note: `Set ${other} beside it: V3's invoke() wants both or none.` };
  }
  const builder = context.rewrite();
  const cls = formatSource(context, GENERIC_FORMATS[other], other, builder, fact.node);
  builder.insertAfter(fact.statement, [`${context.source(object)}.${other} = ${cls}`]);
  return builder.done(`Set the ${other} too`);
}

/** `predictor.content_type = "text/csv"` moves into the calls of `invoke`. */
function headerFix(fact: StoreFact, name: string, makers: readonly Expression[], context: Context): Rewrite | Refusal {
  const isKnown = fact.valueNode !== undefined && knownString(context, fact.valueNode) !== undefined;
  const uses = makers.flatMap((made) => context.usesOf(made).methods.filter((use) => use.name === 'predict'));
  const areRewritten =
    uses.length > 0 &&
    uses.every((use) => (predict.call?.(use.fact, context) ?? []).every((one) => one.fix.grade !== 'withheld'));
  if (!isKnown || !areRewritten || !isPlainStore(fact) || fact.owner.atoms.length !== 1) {
    return { grade: 'withheld', note: `An Endpoint has no ${name}: pass ${name}= to invoke() instead.` };
  }
  return context.rewrite().removeStatement(fact.statement).done(`Pass ${name}= to invoke()`);
}

function isPlainStore(fact: StoreFact): boolean {
  const { body } = fact.statement;
  return body.kind === 'assign' && body.targets.length === 1 && body.targets[0] === fact.node;
}
