import { INVOKES, type Invocation, RESOURCES_MODULE, RUNTIME } from '../../catalog/mappings/boto3';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { bodyKind } from './body-kind';
import { boto3Problem, staysWithBoto3 } from './boto3-problem';
import { type ClientCall, clientCall, originOf } from './clients';
import { keywordsOf } from './keywords';
import { type Response, responseOf, rewriteReads } from './responses';

/** Rewrites `runtime.invoke_endpoint(…)` as `Endpoint(endpoint_name=…).invoke(…)`, and `…_async` as `invoke_async`. */
export const invokeEndpoint: Check = {
  name: 'boto3-invoke',
  call(fact, context) {
    const client = clientCall(fact, RUNTIME);
    const invocation = client && INVOKES[client.name];
    if (!invocation) return [];
    const response = responseOf(fact.call, context);
    const fix = rewriteInvoke(fact, client, invocation, response, context);
    return [boto3Problem('SM805', client, `${RESOURCES_MODULE}.Endpoint.${invocation.method}`, fix, response.family)];
  },
};

function rewriteInvoke(
  fact: CallFact,
  client: ClientCall,
  { method, payload, members }: Invocation,
  response: Response,
  context: Context,
): Rewrite | Refusal {
  const origin = originOf(client, context);
  if ('refused' in origin) return staysWithBoto3(origin.refused);
  const { entries, items, refused } = keywordsOf(fact.call, context);
  if (refused ?? response.refused) return staysWithBoto3(refused ?? response.refused ?? '');
  const name = entries.find(({ key }) => key === 'EndpointName');
  const body = entries.find(({ key }) => key === payload);
  if (!name || !body) {
    return staysWithBoto3(`it names no endpoint or no ${payload === 'Body' ? 'body' : payload}`);
  }
  if (name.above.length > 0 || name.after !== undefined) return staysWithBoto3('of the comment at EndpointName');
  const kind = payload === 'Body' ? bodyKind(body.value, context) : 'sendable';
  if (kind !== 'sendable') {
    return staysWithBoto3(
      kind === 'other'
        ? 'V3 sends bytes and text only, no files or byte arrays'
        : 'V3 sends bytes and text only, and what its body is cannot be seen',
    );
  }
  const builder = context.rewrite();
  const rest: DocItem[] = [];
  for (const { key, value, above, after } of entries) {
    if (key === 'EndpointName') continue;
    const target = members[key];
    if (!target) return staysWithBoto3(`V3 cannot send ${key}`);
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after === undefined ? {} : { after }) };
    rest.push({ ...keyword(target, source(value)), ...comments });
  }
  const first = `${members[payload]}=`;
  // The body comes first, as in every V3 example; what it evaluates does not depend on the other arguments.
  rest.sort((a, b) => Number(b.label === first) - Number(a.label === first));
  const cls = builder.import(RESOURCES_MODULE, 'Endpoint', fact.call);
  const endpoint = callDoc(cls, [keyword('endpoint_name', source(name.value))]);
  const doc = callDoc(joined(endpoint, code(`.${method}`)), [...rest, ...origin.items], items.isMultiline);
  rewriteReads(response.reads, builder);
  return builder
    .replace(fact.call, doc, items)
    .tell(`${method}() repeats a failed request up to 10 times, more often than boto3 does.`)
    .done(`Rewrite as Endpoint.${method}()`);
}
