import { CLIENT, RESOURCES_MODULE, WAITER, WAITERS } from '../../catalog/mappings/boto3';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { type InstanceAtom, stringOf } from '../../python/values';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { unwrap } from '../expressions';
import { staysWithBoto3 } from './boto3-problem';
import { clientCall, originOf } from './clients';
import { keywordsOf } from './keywords';

/** Rewrites `client.get_waiter("endpoint_in_service").wait(…)` and its like as `Endpoint(…).wait_for_status(…)`. */
export const waiter: Check = {
  name: 'boto3-waiter',
  call(fact, context) {
    const { callee } = fact.call;
    const [atom, ...more] = fact.callee.atoms;
    if (callee.kind !== 'attribute' || atom?.type !== 'method' || atom.self.cls !== WAITER || atom.name !== 'wait')
      return [];
    const made = atom.self.made;
    const name = made?.kind === 'call' ? waiterName(made, context) : undefined;
    const target = name === undefined ? undefined : WAITERS[name];
    if (made?.kind !== 'call' || !target || name === undefined) return [];
    const isSure = more.length === 0 && !fact.callee.open;
    const fix = isSure
      ? rewriteWait(fact, atom.self, made, name, context)
      : staysWithBoto3('another waiter may be used here');
    const problem: Problem = {
      code: target.code,
      node: callee.name,
      v2: `boto3.client("sagemaker").get_waiter("${name}")`,
      v3: `${RESOURCES_MODULE}.${target.resource}.${target.method}`,
      message: `The waiter ${name} of boto3 keeps working; ${target.resource}.${target.method} is V3's way to say it`,
      fix,
      roots: [made],
    };
    return [problem];
  },
};

function waiterName(made: Call, context: Context): string | undefined {
  const [argument, ...more] = made.args;
  return argument && more.length === 0 ? stringOf(context.valueOf(argument.value)) : undefined;
}

function rewriteWait(
  fact: CallFact,
  self: InstanceAtom,
  made: Call,
  waiting: string,
  context: Context,
): Rewrite | Refusal {
  const target = WAITERS[waiting];
  const maker = context.facts.calls.get(made);
  const client = maker && clientCall(maker, CLIENT);
  const { entries, refused } = keywordsOf(fact.call, context);
  const name = entries.find(({ key }) => key === target?.key[0]);
  if (!target || !client || refused || !name) return staysWithBoto3(refused ?? 'what it waits for cannot be seen');
  if (entries.some(({ above, after }) => above.length > 0 || after !== undefined)) {
    return staysWithBoto3('of the comments between its arguments');
  }
  if (context.usesIdentifier('WaiterError') || mentionsAttribute('WaiterError', context)) {
    return staysWithBoto3('the program handles WaiterError, which V3 does not raise');
  }
  const limits = limitsOf(
    entries.filter((one) => one !== name),
    waiting,
    context,
  );
  if (!limits) return staysWithBoto3('its WaiterConfig is not written out with plain numbers');
  const origin = originOf({ ...client, callee: client.callee }, context);
  if ('refused' in origin) return staysWithBoto3(origin.refused);
  const builder = context.rewrite();
  const cls = builder.import(RESOURCES_MODULE, target.resource, fact.call);
  // Without a session the object needs no request of its own.
  const head = origin.items.length === 0 ? code(cls) : joined(code(cls), code('.get'));
  const object = callDoc(head, [keyword(target.key[1], source(name.value)), ...origin.items]);
  const args: DocItem[] = target.status
    ? [{ label: '', value: code(quotedStatus(target.status, context, fact.call)) }]
    : [];
  const doc = callDoc(joined(object, code(`.${target.method}`)), [...args, ...limits]);
  builder.replace(fact.call, doc);
  dropMaker(self, made, fact.call, context, () => builder.removeStatement(made.host));
  return builder.done(`Rewrite as ${target.method}()`);
}

function quotedStatus(status: string, context: Context, at: Call): string {
  const { quote } = context.style(at.host.text);
  return `${quote}${status}${quote}`;
}

function mentionsAttribute(name: string, context: Context): boolean {
  return context.texts.some((text) => text.includes(name));
}

/** `poll=` and `timeout=` that ask as often and as long as the waiter does. */
function limitsOf(
  others: readonly { readonly key: string; readonly value: Expression }[],
  waiting: string,
  context: Context,
): DocItem[] | undefined {
  const target = WAITERS[waiting];
  if (!target) return undefined;
  let [delay, attempts] = [target.delay, target.attempts];
  for (const { key, value } of others) {
    const config = unwrap(value);
    if (key !== 'WaiterConfig' || config.kind !== 'dict') return undefined;
    for (const item of config.items) {
      const name = item.key && stringOf(context.valueOf(item.key));
      const number =
        item.value.kind === 'constant' && item.value.type === 'int' ? Number(item.value.source) : Number.NaN;
      if (!Number.isInteger(number)) return undefined;
      if (name === 'Delay') delay = number;
      else if (name === 'MaxAttempts') attempts = number;
      else return undefined;
    }
  }
  return [keyword('poll', code(String(delay))), keyword('timeout', code(String(delay * attempts)))];
}

/** Removes `waiter = client.get_waiter(…)` when the one call of `wait` was all its use. */
function dropMaker(self: InstanceAtom, made: Call, wait: Call, context: Context, drop: () => void): void {
  const { body } = made.host;
  const [target, ...more] = body.kind === 'assign' && body.value === made ? body.targets : [];
  if (target?.kind !== 'name' || more.length > 0 || wait.host === made.host || !self.made) return;
  const uses = context.usesOf(self.made);
  const loads = [...context.facts.names].filter(([, value]) =>
    value.atoms.some((atom) => atom.type === 'instance' && atom.made === made),
  );
  if (uses.methods.length === 1 && uses.attributes.length === 0 && loads.length <= 1) drop();
}
