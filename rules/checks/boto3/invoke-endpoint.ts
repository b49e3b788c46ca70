import { INVOKE, RESOURCES_MODULE, RUNTIME } from '../../catalog/mappings/boto3';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { bodyKind } from './body-kind';
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
    .tell('invoke() repeats a failed request up to 10 times, more often than boto3 does.')
    .done('Rewrite as Endpoint.invoke()');
}
