import {
  ASYNC_MEMBERS,
  ASYNC_NOTE,
  GONE_MEMBERS,
  KEPT_ATTRIBUTES,
  RENAMED_ATTRIBUTES,
} from '../../catalog/mappings/predictor';
import { code, joined, source } from '../../edits/doc';
import type { Attribute } from '../../python/ast';
import type { InstanceAtom, Value } from '../../python/values';
import { publicName } from '../../sdk/names';
import type { Check, Problem, Rewrite } from '../check';
import type { Context } from '../context';
import { quoted } from '../expressions';
import { asyncClientOf } from './async-client';
import { UPDATES } from './endpoint-updates';
import { formatOf } from './formats';
import { ASYNC_PREDICTOR, makersOf, predictorsOf, withMaker } from './predictor';
import { wrapperOf } from './predictor-subclass';
import { SLOTS, type Slot } from './slots';

/** Methods that have a check of their own where they are called. */
const CALLED: ReadonlySet<string> = new Set([
  'predict',
  'delete_endpoint',
  'delete_model',
  'delete_predictor',
  ...UPDATES,
]);

/** Finds members of a predictor that an `Endpoint` has under another name, or not at all. */
export const predictorMembers: Check = {
  name: 'predictor-members',
  attribute(node, { owner }, context) {
    const predictors = predictorsOf(owner, context);
    return memberProblems(node, owner, context).map((problem) => withMaker(problem, predictors, context));
  },
};

function memberProblems(node: Attribute, owner: Value, context: Context): readonly Problem[] {
  const name = node.name.id;
  const parent = context.parentOf(node);
  const isCalled = parent?.kind === 'call' && parent.callee === node;
  const predictors = predictorsOf(owner, context);
  const [first] = predictors;
  if (!first || wrapperOf(first.made, context)?.members.has(name)) return [];
  const roots = makersOf(predictors);
  const isPartial = owner.open || owner.atoms.length > predictors.length;
  const isAsynchronous = predictors.every((one) => one.cls === ASYNC_PREDICTOR);
  if (ASYNC_MEMBERS.has(name)) return isAsynchronous || name !== 'predict_async' ? [] : asyncProblem(node, roots);
  const client = predictors.length === 1 ? asyncClientOf(context, first.made) : undefined;
  if (client && !isPartial && SLOTS.some((slot) => slot === name)) {
    const fix = context.rewrite().replace(node.object, client.name).done(`Read the ${name} of the client`);
    const message = `The ${name} is that of the client beside the endpoint`;
    return [{ code: 'SM506', node: node.name, v2: `${ASYNC_PREDICTOR}.${name}`, message, fix, roots }];
  }
  if (KEPT_ATTRIBUTES.has(name) || (CALLED.has(name) && isCalled)) return [];
  if (name === 'predict_stream' && isCalled && !isAsynchronous) return [];
  const problem = {
    code: 'SM505',
    node: node.name,
    v2: `${publicName(first.cls)}.${name}`,
    v3: 'sagemaker.core.resources.Endpoint',
    message: `An Endpoint has no ${name}`,
    roots,
    partial: isPartial,
  };
  const renamed = RENAMED_ATTRIBUTES[name];
  if (renamed) return [rename(node, renamed, problem, context)];
  if (name === '_get_endpoint_config_name' && isCalled) {
    const builder = context.rewrite();
    builder.replace(parent, joined(source(node.object), code('.endpoint_config_name')));
    return [{ ...problem, fix: builder.done('Read endpoint_config_name') }];
  }
  if (CALLED.has(name)) {
    const note = `${name} is handed on instead of called: wrap the new calls in a function of your own.`;
    const code = UPDATES.some((one) => one === name) ? 'SM505' : name === 'predict' ? 'SM502' : 'SM503';
    return [{ ...problem, code, fix: { grade: 'withheld', note } }];
  }
  const header = HEADERS[name];
  const asked = header && headerRead(node, header, predictors, context);
  if (asked) return [{ ...problem, message: `An Endpoint has no ${name}: its ${header} says it`, fix: asked }];
  const gone = GONE_MEMBERS[name];
  if (gone) return [{ ...problem, fix: { grade: 'withheld', note: gone } }];
  return isUnknown(name, owner, first.cls, context) && !isPartial ? [noMethod(problem, name)] : [];
}

const HEADERS: Readonly<Record<string, Slot>> = { content_type: 'serializer', accept: 'deserializer' };

/** Reads what V2 derived from the format: of the one on the endpoint, or the plain bytes that V2 began with. */
function headerRead(
  node: Attribute,
  slot: Slot,
  predictors: readonly InstanceAtom[],
  context: Context,
): Rewrite | undefined {
  const isSet = predictors.some(
    ({ made }) =>
      made === undefined || context.usesOf(made).stores.some((store) => Object.hasOwn(HEADERS, store.node.name.id)),
  );
  const [first, ...others] = predictors.map(({ made }) => formatOf(context, made, node));
  const format = first?.[slot];
  if (isSet || !first || !format?.cls || others.length > 0) return undefined;
  const builder = context.rewrite();
  const { quote } = context.style(node.host.text);
  if (first.onEndpoint) {
    const member = slot === 'serializer' ? 'CONTENT_TYPE' : 'ACCEPT';
    return builder.replace(node, joined(source(node.object), code(`.${slot}.${member}`))).done(`Read ${member}`);
  }
  if (format.mime === undefined || first.isByHand) return undefined;
  const text = quoted(format.mime, quote);
  return builder.replace(node, slot === 'serializer' ? text : `(${text},)`).done('Write the type out');
}

function asyncProblem(node: Attribute, roots: Problem['roots']): Problem[] {
  return [
    {
      code: 'SM506',
      node: node.name,
      v2: `${ASYNC_PREDICTOR}.${node.name.id}`,
      fix: { grade: 'withheld', note: ASYNC_NOTE },
      ...(roots ? { roots } : {}),
    },
  ];
}

function rename(node: Attribute, name: string, problem: Omit<Problem, 'fix'>, context: Context): Problem {
  const builder = context.rewrite();
  builder.replace(node.name, name);
  const message = `An Endpoint has no ${node.name.id}: it is ${name}`;
  return { ...problem, message, fix: builder.done(`Read ${name}`) };
}

function isUnknown(name: string, owner: Value, cls: string, context: Context): boolean {
  if (name.startsWith('_') || owner.open) return false;
  // What an Endpoint has may stand there already, where a migration stopped half-way.
  return [cls, 'sagemaker.core.resources.Endpoint'].every(
    (one) => !context.knowledge.hasAttribute(one, name) && context.knowledge.methodOwner(one, name) === undefined,
  );
}

function noMethod(problem: Omit<Problem, 'fix'>, name: string): Problem {
  const describe =
    name === 'describe' ? ' Read the fields of the endpoint after refresh(), or call describe_endpoint of boto3.' : '';
  return {
    ...problem,
    code: 'SM508',
    message: `A predictor has no ${name} in V2, nor has an Endpoint in V3`,
    fix: { grade: 'withheld', note: `${name} is not a V2 method: a predictor never had it.${describe}` },
  };
}
