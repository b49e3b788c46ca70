import { CLIENT, ENDS, RESOURCES_MODULE } from '../../catalog/mappings/boto3';
import { callDoc, code, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { boto3Problem, staysWithBoto3 } from './boto3-problem';
import { type ClientCall, clientCall, originOf } from './clients';
import { keywordsOf } from './keywords';

/** Rewrites `client.delete_endpoint(EndpointName=n)` and its like as `Endpoint(endpoint_name=n).delete()`; `stop_…` as `.stop()`. */
export const deleteResource: Check = {
  name: 'boto3-delete',
  call(fact, context) {
    const client = clientCall(fact, CLIENT);
    const operation = client && ENDS[client.name];
    if (!client || !operation) return [];
    const v3 = `${RESOURCES_MODULE}.${operation.resource}.${operation.method}`;
    return [boto3Problem(operation.code, client, v3, rewriteDelete(fact, client, context), [fact.call])];
  },
};

function rewriteDelete(fact: CallFact, client: ClientCall, context: Context): Rewrite | Refusal {
  const operation = ENDS[client.name];
  const { entries, refused } = keywordsOf(fact.call, context);
  const [name] = entries;
  if (!operation || refused || !name || entries.length > 1 || name.key !== operation.key[0]) {
    return staysWithBoto3(refused ?? 'its arguments are not those of one resource');
  }
  const { host } = fact.call;
  if (context.parentOf(fact.call) || host.body.kind !== 'expression') {
    return staysWithBoto3(`its answer is used, and ${operation.method}() gives none`);
  }
  const origin = originOf(client, context);
  if ('refused' in origin) return staysWithBoto3(origin.refused);
  if (origin.items.length > 0) {
    return staysWithBoto3(
      `${operation.method}() takes no session or region, so that V3 would have to look the resource up first`,
    );
  }
  if (name.above.length > 0 || name.after !== undefined) return staysWithBoto3(`of the comment at ${name.key}`);
  const builder = context.rewrite();
  const cls = builder.import(RESOURCES_MODULE, operation.resource, fact.call);
  const object = callDoc(cls, [keyword(operation.key[1], source(name.value))]);
  return builder
    .replace(fact.call, joined(object, code(`.${operation.method}()`)))
    .done(`Rewrite as ${operation.resource}.${operation.method}()`);
}
