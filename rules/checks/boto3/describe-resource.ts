import { CLIENT, DESCRIBES, RESOURCES_MODULE } from '../../catalog/mappings/boto3';
import { callDoc, code, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { boto3Problem, staysWithBoto3 } from './boto3-problem';
import { type ClientCall, clientCall, originOf } from './clients';
import { keywordsOf } from './keywords';
import { type Response, responseOf, rewriteReads } from './responses';

/** Rewrites `client.describe_endpoint(…)["EndpointStatus"]` and its like as `Endpoint.get(…).endpoint_status`. */
export const describeResource: Check = {
  name: 'boto3-describe',
  call(fact, context) {
    const client = clientCall(fact, CLIENT);
    const operation = client && DESCRIBES[client.name];
    if (!client || !operation) return [];
    const response = responseOf(fact.call, context);
    const fix = rewriteDescribe(fact, client, response, context);
    return [
      boto3Problem(operation.code, client, `${RESOURCES_MODULE}.${operation.resource}.get`, fix, response.family),
    ];
  },
};

function rewriteDescribe(fact: CallFact, client: ClientCall, response: Response, context: Context): Rewrite | Refusal {
  const operation = DESCRIBES[client.name];
  const { entries, items, refused } = keywordsOf(fact.call, context);
  const [name] = entries;
  if (!operation || refused || !name || entries.length > 1 || name.key !== operation.key[0]) {
    return staysWithBoto3(refused ?? 'its arguments are not those of one resource');
  }
  if (response.refused) return staysWithBoto3(response.refused);
  const origin = originOf(client, context);
  if ('refused' in origin) return staysWithBoto3(origin.refused);
  const builder = context.rewrite();
  const { above, after } = name;
  const comments = { ...(above.length > 0 ? { above } : {}), ...(after === undefined ? {} : { after }) };
  const key = { ...keyword(operation.key[1], source(name.value)), ...comments };
  const cls = builder.import(RESOURCES_MODULE, operation.resource, fact.call);
  rewriteReads(response.reads, builder);
  return builder
    .replace(fact.call, callDoc(joined(code(cls), code('.get')), [key, ...origin.items]), items)
    .done(`Rewrite as ${operation.resource}.get()`);
}
