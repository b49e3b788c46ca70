import { V3 } from '../../catalog/mappings/misuse';
import { FIT_PARAMETERS, SUCCESSORS, type Successor } from '../../catalog/mappings/v2-members';
import { code, joined, source } from '../../edits/doc';
import type { Attribute, Call } from '../../python/ast';
import { UNKNOWN, type Value } from '../../python/values';
import { lastPart, publicName } from '../../sdk/names';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple } from '../expressions';
import { allowsMissing } from '../guards';
import { rewriteFit } from '../training/fit';
import { rewriteTunerFit } from '../tuning/tune';
import { standsAlone } from './call-edits';
import { HOST_THE_ARCHIVE, isJumpStartTrainer } from './jumpstart-trainer-model';

const BY_CLASS = new Map(SUCCESSORS.map((one) => [one.v3, one]));

/** Members with a code of their own. */
const TOLD_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  [V3.model]: ['deploy', 'transformer', 'register'],
  [V3.endpoint]: ['predict'],
};

const V2_INPUTS = 'Its inputs are objects of V2: pass a list of InputData(channel_name=..., data_source=...) instead.';

interface Found {
  readonly fix: Rewrite | Refusal;
  readonly v3?: string;
}

/** Finds members of V2 objects read from the V3 objects that took their place. */
export const v2Members: Check = {
  name: 'v2-members',
  attribute(node, { owner }, context) {
    const name = node.name.id;
    const successor = successorOf(owner);
    if (!successor || !isGone(name, successor, context) || isOwn(name, owner, context)) return [];
    if (allowsMissing(node, context)) return [];
    const { fix, v3 } = memberFix(node, successor, context);
    const cls = lastPart(successor.v3);
    return [
      {
        code: 'SM944',
        node: node.name,
        v2: `${publicName(successor.v2)}.${name}`,
        ...(v3 ? { v3: `${successor.v3}.${v3}` } : {}),
        message: v3 ? `\`${cls}\` of V3 has no \`${name}\`; use \`${v3}\`` : `\`${cls}\` of V3 has no \`${name}\``,
        fix,
        partial: owner.open,
      },
    ];
  },
};

/** The class of V3 that the value is, where it is of one class only. */
function successorOf({ atoms }: Value): Successor | undefined {
  const [first] = atoms;
  const successor = first?.type === 'instance' ? BY_CLASS.get(first.cls) : undefined;
  return successor && atoms.every((atom) => atom.type === 'instance' && atom.cls === successor.v3)
    ? successor
    : undefined;
}

function isGone(name: string, { v2, v3, members, isListed }: Successor, { knowledge }: Context): boolean {
  if (TOLD_ELSEWHERE[v3]?.includes(name)) return false;
  if (knowledge.hasAttribute(v3, name) || knowledge.methodOwner(v3, name) !== undefined) return false;
  if (Object.hasOwn(members, name)) return true;
  if (isListed) return false;
  return !name.startsWith('_') && (knowledge.methodOwner(v2, name) !== undefined || knowledge.hasAttribute(v2, name));
}

/** True for an attribute that the program itself gives to the object. */
function isOwn(name: string, { atoms }: Value, context: Context): boolean {
  return atoms.some(
    (atom) =>
      atom.type === 'instance' &&
      atom.made !== undefined &&
      context.usesOf(atom.made).stores.some(({ node }) => node.name.id === name),
  );
}

function memberFix(node: Attribute, successor: Successor, context: Context): Found {
  const name = node.name.id;
  const parent = context.parentOf(node);
  const call = parent?.kind === 'call' && parent.callee === node ? parent : undefined;
  if (name === 'fit' && call) return fitted(call, successor, context);
  if (name === 'delete_endpoint' && successor.v3 === V3.endpoint && call) {
    return { fix: deleted(node, call, context), v3: 'delete' };
  }
  if (name === 'deploy' && isJumpStartTrainer(context, node.object)) {
    return { fix: { grade: 'withheld', note: HOST_THE_ARCHIVE } };
  }
  const { to, note = 'Write it with what V3 has in its place.' } = successor.members[name] ?? {};
  const isMethod = to === 'delete';
  if (to === undefined || isMethod !== (call !== undefined) || (call && call.args.length > 0)) {
    return { fix: { grade: 'withheld', note } };
  }
  const builder = context.rewrite();
  const remark = successor.members[name]?.note;
  if (remark) builder.note(remark);
  return { fix: builder.replace(node.name, to).done(`Use ${to}`), v3: to };
}

function fitted(call: Call, { v3 }: Successor, context: Context): Found {
  // V3 has no such method, so the evaluator keeps no fact of its call.
  const fact = context.facts.calls.get(call) ?? { call, callee: UNKNOWN, args: [], result: UNKNOWN };
  const parameters = FIT_PARAMETERS[v3];
  if (!parameters || call.callee.kind !== 'attribute') {
    return { fix: { grade: 'withheld', note: 'Call train(input_data_config=[...]) instead.' } };
  }
  const { fix, inputs } =
    v3 === V3.trainer
      ? rewriteFit(fact, context, parameters)
      : rewriteTunerFit(fact, call.callee.object, context, parameters);
  // Only the fit() of an object of V2 tells an inputs object which channel it is.
  return inputs.length > 0
    ? { fix: { grade: 'withheld', note: V2_INPUTS } }
    : { fix, v3: v3 === V3.trainer ? 'train' : 'tune' };
}

/** V2 deleted the configuration first, unless told not to. */
function deleted(node: Attribute, call: Call, context: Context): Rewrite | Refusal {
  const builder = context.rewrite();
  const [argument, ...others] = call.args;
  const isFlag = !argument || argument.form === 'positional' || argument.keyword?.id === 'delete_endpoint_config';
  const flag = argument ? context.source(argument.value) : 'True';
  const { object } = node;
  if (!isFlag || others.length > 0 || (flag !== 'True' && flag !== 'False')) {
    return { grade: 'withheld', note: 'Call delete() on the Endpoint and on its EndpointConfig.' };
  }
  if (flag === 'True') {
    if (!isSimple(object) || !standsAlone(context, call.host)) {
      return { grade: 'withheld', note: 'V3 deletes the endpoint and its configuration by two calls: write both.' };
    }
    const local = builder.import('sagemaker.core.resources', 'EndpointConfig', call);
    const config = `${context.source(object)}.endpoint_config_name`;
    builder.insertBefore(call.host, [`${local}.get(endpoint_config_name=${config}).delete()`]);
  }
  return builder.replace(call, joined(source(object), code('.delete()'))).done('Delete with the resources of V3');
}
