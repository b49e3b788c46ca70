import { CHANGED_METHODS, CLIENT_CALLS, SESSION_NOTES } from '../../catalog/mappings/session-methods';
import { callDoc, code, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { UNKNOWN } from '../../python/values';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isOldConfigCall, rewriteConfigCall } from './endpoint-config';

const SESSION = 'sagemaker.session.Session';
const V3_SESSION = 'sagemaker.core.helper.session_helper.Session';

/** Finds calls of Session methods that V3's Session lost; plain calls of the service go to its boto3 client. */
export const sessionMethods: Check = {
  name: 'session-methods',
  call(fact, context) {
    const { callee } = fact.call;
    const atom = fact.callee.atoms.find((one) => one.type === 'method' && one.owner === SESSION);
    if (callee.kind !== 'attribute' || atom?.type !== 'method') return [];
    const { name } = atom;
    const changed = CHANGED_METHODS[name];
    const isKept = context.knowledge.methodOwner(V3_SESSION, name) !== undefined;
    if (isKept && !changed) return [];
    if (name === 'create_endpoint_config' && !isOldConfigCall(fact, context)) return [];
    return [
      {
        code: 'SM111',
        node: callee.name,
        v2: `${SESSION}.${name}`,
        message: changed ? `Session.${name} takes other arguments in V3` : `The Session of V3 has no ${name}`,
        fix: rewriteMethod(name, fact, context),
        roots: atom.self.made ? [atom.self.made] : [],
        partial: fact.callee.open || fact.callee.atoms.length > 1,
      },
    ];
  },
  // A half-migrated program: the import is V3's already, the calls are V2's still.
  attribute(node, { owner }, context) {
    const [atom] = owner.atoms;
    const name = node.name.id;
    if (owner.atoms.length !== 1 || atom?.type !== 'instance' || atom.cls !== V3_SESSION) return [];
    if (context.knowledge.methodOwner(V3_SESSION, name) || context.knowledge.hasAttribute(V3_SESSION, name)) return [];
    if (context.knowledge.methodOwner(SESSION, name) === undefined) return [];
    const parent = context.parentOf(node);
    const call = parent?.kind === 'call' && parent.callee === node ? parent : undefined;
    // V3 has no such method, so the evaluator keeps no fact of its call.
    const fact = call && (context.facts.calls.get(call) ?? { call, callee: UNKNOWN, args: [], result: UNKNOWN });
    return [
      {
        code: 'SM111',
        node: node.name,
        v2: `${SESSION}.${name}`,
        message: `The Session of V3 has no ${name}`,
        fix: rewriteMethod(name, fact, context),
        roots: atom.made ? [atom.made] : [],
        partial: owner.open,
      },
    ];
  },
};

function rewriteMethod(name: string, fact: CallFact | undefined, context: Context): Rewrite | Refusal {
  if (name === 'create_endpoint_config' && fact) return rewriteConfigCall(fact, context);
  const target = CLIENT_CALLS[name];
  const note =
    CHANGED_METHODS[name] ??
    SESSION_NOTES[name] ??
    `The Session of V3 has no ${name}(): call the API by session.sagemaker_client, or a resource of sagemaker.core.resources.`;
  if (!target || fact?.call.callee.kind !== 'attribute') return { grade: 'withheld', note };
  const { args, obstacle } = readArguments(context, fact, context.knowledge.methodParameters(SESSION, name));
  const [only] = args;
  if (obstacle || !only || args.length > 1) {
    return {
      grade: 'withheld',
      note: `Call sagemaker_client.${target.method}(${target.parameter}=...) of the session.`,
    };
  }
  const callee = joined(source(fact.call.callee.object), code(`.sagemaker_client.${target.method}`));
  const doc = callDoc(callee, [keyword(target.parameter, source(only.value))]);
  return context.rewrite().replace(fact.call, doc).done(`Call ${target.method} of boto3`);
}
