import { CLIENT, CREATES, DESCRIBES, RESOURCES_MODULE, SHAPES } from '../../catalog/mappings/boto3';
import { callDoc, code, joined } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { boto3Problem, staysWithBoto3 } from './boto3-problem';
import { type ClientCall, clientCall, originOf } from './clients';
import { keywordsOf } from './keywords';
import { writeRequest } from './request';
import { type Response, responseOf, rewriteReads } from './responses';

/** Rewrites `client.create_model(…)` and its like as `Model.create(…)` where V3 sends the very same request. */
export const createResource: Check = {
  name: 'boto3-create',
  call(fact, context) {
    const client = clientCall(fact, CLIENT);
    const operation = client && CREATES[client.name];
    if (!client || !operation) return [];
    const response = responseOf(fact.call, context);
    const { fix, displays } = rewriteCreate(fact, client, response, context);
    const v3 = `${RESOURCES_MODULE}.${operation.resource}.create`;
    return [boto3Problem(operation.code, client, v3, fix, [...response.family, ...displays])];
  },
};

interface Fix {
  readonly fix: Rewrite | Refusal;
  /** Displays in variables that are rewritten along. */
  readonly displays: readonly Expression[];
}

function rewriteCreate(fact: CallFact, client: ClientCall, response: Response, context: Context): Fix {
  const stays = (reason: string): Fix => ({ fix: staysWithBoto3(reason), displays: [] });
  const operation = CREATES[client.name];
  const members = SHAPES.creates[client.name];
  if (!operation || !members) return stays('V3 has nothing for it');
  const origin = originOf(client, context);
  if ('refused' in origin) return stays(origin.refused);
  const { entries, items, refused, spread } = keywordsOf(fact.call, context, true);
  if (refused ?? response.refused) return stays(refused ?? response.refused ?? '');
  const builder = context.rewrite();
  const resource = builder.import(RESOURCES_MODULE, operation.resource, fact.call);
  const request = writeRequest(entries, spread, members, fact.call, context, builder);
  if (typeof request === 'string') return stays(request);
  const doc = callDoc(joined(code(resource), code('.create')), [...request.items, ...origin.items], items.isMultiline);
  rewriteReads(response.reads, builder);
  builder.replace(fact.call, doc, items);
  const readsBack = `${operation.resource}.create() also reads the resource back`;
  if (hasNarrowRole(operation.resource, context)) {
    builder.note(`${readsBack}: check that this function's role may call sagemaker:Describe${operation.resource}.`);
  } else {
    builder.tell(`${readsBack}, which takes the permission sagemaker:Describe${operation.resource}.`);
  }
  return { fix: builder.done(`Rewrite as ${operation.resource}.create()`), displays: request.displays };
}

/** True for a Lambda function, whose role holds what its code calls, when it does not describe the resource anyway. */
function hasNarrowRole(resource: string, context: Context): boolean {
  return context.memo(`boto3-narrow-role-${resource}`, context.facts, () => {
    let isHandler = false;
    for (const statements of context.facts.texts) {
      for (const { body } of statements) {
        isHandler ||= body.kind === 'function' && /handler$/i.test(body.name.id) && body.params.length === 2;
      }
    }
    if (!isHandler) return false;
    return [...context.facts.calls.values()].every((fact) => {
      const name = clientCall(fact, CLIENT)?.name;
      return name === undefined || DESCRIBES[name]?.resource !== resource;
    });
  });
}
