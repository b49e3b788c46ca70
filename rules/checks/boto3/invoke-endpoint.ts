import { INVOKE, RESOURCES_MODULE, RUNTIME } from '../../catalog/mappings/boto3';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import { blocksOf, type Expression, type Name } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isString, unwrap } from '../expressions';
import { boto3Problem, staysWithBoto3 } from './boto3-problem';
import { type ClientCall, clientCall, originOf } from './clients';
import { keywordsOf } from './keywords';
import { type Response, responseOf, rewriteReads } from './responses';

/** Rewrites `runtime.invoke_endpoint(…)` as `Endpoint(endpoint_name=…).invoke(…)`. */
export const invokeEndpoint: Check = {
  name: 'boto3-invoke',
  call(fact, context) {
    const client = clientCall(fact, RUNTIME);
    if (client?.name !== 'invoke_endpoint') return [];
    const response = responseOf(fact.call, context);
    const fix = rewriteInvoke(fact, client, response, context);
    return [boto3Problem('SM805', client, `${RESOURCES_MODULE}.Endpoint.invoke`, fix, response.family)];
  },
};

function rewriteInvoke(fact: CallFact, client: ClientCall, response: Response, context: Context): Rewrite | Refusal {
  const origin = originOf(client, context);
  if ('refused' in origin) return staysWithBoto3(origin.refused);
  const { entries, items, refused } = keywordsOf(fact.call, context);
  if (refused ?? response.refused) return staysWithBoto3(refused ?? response.refused ?? '');
  const name = entries.find(({ key }) => key === 'EndpointName');
  const body = entries.find(({ key }) => key === 'Body');
  if (!name || !body) return staysWithBoto3('it names no endpoint or no body');
  if (name.above.length > 0 || name.after !== undefined) return staysWithBoto3('of the comment at EndpointName');
  const kind = bodyKind(body.value, context);
  if (kind === 'other') return staysWithBoto3('V3 sends bytes and text only, no files or byte arrays');
  const builder = context.rewrite();
  const rest: DocItem[] = [];
  for (const { key, value, above, after } of entries) {
    if (key === 'EndpointName') continue;
    const target = INVOKE[key];
    if (!target) return staysWithBoto3(`V3 cannot send ${key}`);
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after === undefined ? {} : { after }) };
    rest.push({ ...keyword(target, source(value)), ...comments });
  }
  // The body comes first, as in every V3 example; what it evaluates does not depend on the other arguments.
  rest.sort((a, b) => Number(b.label === 'body=') - Number(a.label === 'body='));
  const cls = builder.import(RESOURCES_MODULE, 'Endpoint', fact.call);
  const endpoint = callDoc(cls, [keyword('endpoint_name', source(name.value))]);
  const doc = callDoc(joined(endpoint, code('.invoke')), [...rest, ...origin.items], items.isMultiline);
  rewriteReads(response.reads, builder);
  return builder
    .replace(fact.call, doc, items)
    .note(
      kind === 'sendable'
        ? 'invoke() repeats a failed request up to 10 times, more often than boto3 does: check that the endpoint can take that.'
        : `invoke() sends bytes and str only: check that ${shorten(context.source(body.value))} is one of the two.`,
    )
    .done('Rewrite as Endpoint.invoke()');
}

function shorten(text: string): string {
  return /^[^\n]{1,40}$/.test(text) ? text : 'the body';
}

/** Whether V3 can send the body: bytes and text go, a file or byte array does not. */
function bodyKind(node: Expression, context: Context): 'sendable' | 'other' | 'unknown' {
  const inner = unwrap(node);
  if (isString(context, inner) || exactly(context.valueOf(inner), 'literal')?.of === 'bytes') return 'sendable';
  if (inner.kind === 'text' || (inner.kind === 'opaque' && inner.type === 'f_string')) return 'sendable';
  const given = inner.kind === 'name' ? assignedTo(inner, context) : undefined;
  if (given) return bodyKind(given, context);
  if (inner.kind !== 'call') return 'unknown';
  const { callee } = inner;
  const name = callee.kind === 'attribute' ? callee.name.id : callee.kind === 'name' ? callee.id : '';
  if (/^(dumps|encode|decode|getvalue|tobytes|to_json|to_csv|join|read_bytes|read_text)$/.test(name)) return 'sendable';
  return /^(open|bytearray|memoryview|BytesIO|StringIO|array)$/.test(name) ? 'other' : 'unknown';
}

/** What a plain statement further up in the same block gives the name, with nothing but such statements between. */
function assignedTo(node: Name, context: Context): Expression | undefined {
  const { host } = node;
  const block = host.parent ? blocksOf(host.parent).find((one) => one.includes(host)) : context.facts.texts[host.text];
  for (const { body } of block?.slice(0, block.indexOf(host)).reverse() ?? []) {
    if (!/^(assign|expression|import|import-from)$/.test(body.kind)) return undefined;
    if (body.kind !== 'assign') continue;
    const [target, ...more] = body.targets;
    if (more.length > 0 || target?.kind !== 'name') return undefined;
    if (target.id === node.id) return body.value?.kind === 'name' ? undefined : body.value;
  }
  return undefined;
}
