import { REPLACEABLE_PREDICTORS } from '../../catalog/mappings/formats';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { CallFact } from '../../python/facts';
import { lastPart, publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isFixed } from '../deployment/sites';
import { isNone, knownString } from '../expressions';
import { endpointFormatStatements, lacksPlaceForFormats, placeOf, TEXT_FORMAT } from './formats';
import { isDefaultSession, PREDICTOR } from './predictor';
import { formatsClass, PREDICTOR_PARAMETERS } from './predictor-subclass';

const ENDPOINT = 'sagemaker.core.resources.Endpoint';

/** Rewrites the construction of a predictor for an existing endpoint as `Endpoint.get(…)`. */
export const predictorConstructor: Check = {
  name: 'predictor-constructor',
  handles: REPLACEABLE_PREDICTORS,
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    const own = formatsClass(fact.callee, context);
    const cls = own ? PREDICTOR : atom?.type === 'class' ? atom.name : '';
    if (!REPLACEABLE_PREDICTORS.includes(cls)) return [];
    const fix =
      fact.callee.atoms.length > 1 || fact.callee.open
        ? refusal('Which class is constructed here depends on the path taken; write each construction out.')
        : rewriteConstructor(fact, context, own ? PREDICTOR_PARAMETERS : undefined);
    const { callee } = fact.call;
    return [
      {
        code: codeOf(cls),
        node: callee.kind === 'attribute' ? callee.name : callee,
        v2: publicName(cls),
        v3: `${ENDPOINT}.get`,
        message: `${lastPart(cls)} is gone in V3: get the Endpoint`,
        fix,
        roots: [fact.call],
      },
    ];
  },
};

function codeOf(canonical: string): string {
  return canonical === PREDICTOR ? 'SM501' : 'SM520';
}

function refusal(note: string): Refusal {
  return { grade: 'withheld', note, blocks: true };
}

function rewriteConstructor(
  fact: CallFact,
  context: Context,
  parameters: readonly string[] | undefined,
): Rewrite | Refusal {
  const { args, items, obstacle } = readArguments(context, fact, parameters);
  if (obstacle) return refusal(`This construction cannot be rewritten because ${obstacle}; write the arguments out.`);
  const builder = context.rewrite();
  const out: DocItem[] = [];
  for (const { name, value, above, after } of args) {
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    switch (name) {
      case 'endpoint_name':
      case 'endpoint':
        out.push({ ...keyword('endpoint_name', source(value)), ...comments });
        break;
      case 'sagemaker_session':
        if (isNone(value) || isDefaultSession(context, value)) break;
        out.push({ ...keyword('session', joined(source(value), code('.boto_session'))), ...comments });
        break;
      case 'serializer':
      case 'deserializer':
        if (knownString(context, value) !== undefined) return refusal(`${name}= is a text here: ${TEXT_FORMAT}`);
        break;
      case 'content_type':
      case 'accept':
        // V1's; invoke() says them.
        if (!isNone(value) && !isFixed(context, value)) {
          return refusal(`An Endpoint has nothing for ${name}=: pass it to invoke().`);
        }
        break;
      case 'component_name':
        // Set on the endpoint below, or passed to invoke().
        break;
      default:
        if (!isNone(value)) return refusal(`An Endpoint has nothing for ${name}=.`);
    }
  }
  if (!out.some((item) => item.label === 'endpoint_name=')) return refusal('The name of the endpoint is missing.');
  const target = placeOf(fact);
  if (lacksPlaceForFormats(context, fact)) {
    return refusal('V3 sets the serializer and deserializer on the endpoint: assign it to a name of its own first.');
  }
  const endpoint = builder.import('sagemaker.core.resources', 'Endpoint', fact.call);
  builder.replace(fact.call, callDoc(`${endpoint}.get`, out, items.isMultiline && out.length > 1), items);
  const lines = target ? endpointFormatStatements(context, fact, builder, context.source(target)) : [];
  if (lines.length > 0) builder.insertAfter(fact.call.host, lines);
  return builder.done('Rewrite as Endpoint.get()');
}
