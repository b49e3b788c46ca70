import { V3 } from '../../catalog/mappings/misuse';
import { blocksOf, type Expression, type Statement } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple } from '../expressions';
import { standsAlone } from './call-edits';
import { calleeOf, escapes, makingOf } from './program-facts';

/** Finds a `ModelBuilder` that deploys without having built, or that builds twice. */
export const buildOrder: Check = {
  name: 'build-order',
  call(fact, context) {
    const callee = calleeOf(fact);
    const { made } = callee ?? {};
    if (!callee || callee.partial || !made || escapes(context, made)) return [];
    if (callee.name === `${V3.builder}.deploy`) return unbuilt(fact, made, context);
    return callee.name === `${V3.builder}.build` ? rebuilt(fact, made, context) : [];
  },
};

function unbuilt(fact: CallFact, made: Expression, context: Context): Problem[] {
  const { methods, passedTo, stores } = context.usesOf(made);
  const making = makingOf(context, made);
  const mayBuild = methods.some(({ name }) => !/^(deploy|add_tags|enable_network_isolation)$/.test(name));
  const isOther = fact.call.args.some(
    ({ form, keyword }) => form === 'double-star' || /recommendation/.test(keyword?.id ?? ''),
  );
  if (!making || mayBuild || isOther || passedTo.length > 0 || stores.some((one) => /built/.test(one.node.name.id)))
    return [];
  const first = methods.filter(({ name }) => name === 'deploy').at(0);
  if (first?.fact !== fact) return [];
  const { callee } = fact.call;
  return [
    {
      code: 'SM928',
      node: callee.kind === 'attribute' ? callee.name : callee,
      v2: `${V3.builder}.deploy`,
      v3: `${V3.builder}.build`,
      fix: buildFirst(fact, context),
    },
  ];
}

function buildFirst(fact: CallFact, context: Context): Rewrite | Refusal {
  const { callee, host } = fact.call;
  if (callee.kind !== 'attribute' || !isSimple(callee.object) || !standsAlone(context, host)) {
    return { grade: 'withheld', note: 'Call build() on the ModelBuilder before this.' };
  }
  return context
    .rewrite()
    .insertBefore(host, [`${context.source(callee.object)}.build()`])
    .done('Call build() first');
}

function rebuilt(fact: CallFact, made: Expression, context: Context): Problem[] {
  const making = makingOf(context, made);
  if (!making?.args.has('s3_model_data_url') || !making.args.has('image_uri')) return [];
  const builds = context.usesOf(made).methods.filter(({ name }) => name === 'build');
  const isLater = builds.some(({ fact: other }) => other !== fact && precedes(other.call.host, fact.call.host));
  if (!isLater && !repeats(fact.call.host, made.host)) return [];
  const { callee } = fact.call;
  return [
    {
      code: 'SM940',
      node: callee.kind === 'attribute' ? callee.name : callee,
      v2: `${V3.builder}.build`,
      fix: { grade: 'withheld', note: 'build this model with a ModelBuilder of its own' },
    },
  ];
}

/** True when the other statement has certainly run before this one. */
function precedes(other: Statement, one: Statement): boolean {
  if (other.parent !== one.parent || other.text !== one.text || other.end > one.start) return false;
  return !one.parent || blocksOf(one.parent).some((block) => block.includes(one) && block.includes(other));
}

/** True when a loop runs the statement again without making the object again. */
function repeats(statement: Statement, maker: Statement): boolean {
  for (let one = statement.parent; one; one = one.parent) {
    if (one.body.kind === 'function') return false;
    if (one.body.kind !== 'for' && one.body.kind !== 'while') continue;
    return maker.text !== one.text || maker.start < one.start || maker.end > one.end;
  }
  return false;
}
