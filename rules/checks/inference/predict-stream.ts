import { REQUEST_KEYS, STREAM_PARAMETERS } from '../../catalog/mappings/predictor';
import { callDoc, code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { instanceClass, isNone, isSimple, isString, quoted, unwrap } from '../expressions';
import { formatOf } from './formats';
import { headersOf } from './predict';
import { isAsync, makerArgument, makersOf, predictorMethods, sessionOf, withMaker } from './predictor';
import { wrapperOf } from './predictor-subclass';

const SESSION_MODULE = 'sagemaker.core.helper.session_helper';
const ITERATOR_MODULE = 'sagemaker.core.iterators';
const NEXT_STEP =
  'call invoke_endpoint_with_response_stream of sagemaker_runtime_client of the session and give its Body to an iterator of sagemaker.core.iterators';

/**
 * Rewrites `predictor.predict_stream(…)` as the request that V2 sent, through the client of the session: V3's own
 * `Endpoint.invoke_with_response_stream` fails on every answer, because it reads the stream as a dict.
 */
export const predictStream: Check = {
  name: 'predict-stream',
  call(fact, context) {
    const atoms = predictorMethods(fact, 'predict_stream', context);
    const [atom] = atoms;
    const { callee } = fact.call;
    if (!atom || callee.kind !== 'attribute' || wrapperOf(atom.self.made, context)?.members.has('predict_stream')) {
      return [];
    }
    const selves = atoms.map((one) => one.self);
    const isOne = atoms.length === 1 && !fact.callee.open && fact.callee.atoms.length === 1;
    const problem = {
      code: 'SM505',
      node: callee.name,
      v2: `${publicName(atom.self.cls)}.predict_stream`,
      message: 'An Endpoint has no predict_stream',
      fix: isOne
        ? rewrite(fact, callee.object, atom.self.made, context)
        : refusal('what it is called on depends on the path taken'),
      roots: makersOf(selves),
      partial: !isOne,
    };
    return [withMaker(problem, selves, context)];
  },
};

function refusal(reason: string): Refusal {
  return { grade: 'withheld', note: `predict_stream() is not rewritten because ${reason}: ${NEXT_STEP}.` };
}

function rewrite(
  fact: CallFact,
  receiver: Expression,
  made: Expression | undefined,
  context: Context,
): Rewrite | Refusal {
  const { call } = fact;
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return refusal(obstacle);
  const data = args.find((one) => one.name === 'data');
  if (!data) return refusal('it is called without data');
  if (!isSimple(receiver) || isAsync(context, made)) return refusal('its endpoint has no name here');
  if (args.some(({ above, after }) => above.length > 0 || after !== undefined)) {
    return refusal('of the comments between its arguments');
  }
  if (instanceClass(context, data.value) === 'sagemaker.jumpstart.types.JumpStartSerializablePayload') {
    return refusal('a payload of JumpStart brings its own body and types along');
  }
  const request = new Map<string, DocItem>();
  const component = makerArgument(context, made, 'component_name');
  if (component && component.kind !== 'text') return refusal('the inference component of the predictor is no literal');
  for (const name of ['inference_component_name', 'resources']) {
    if (makerArgument(context, made, name)) return refusal('the endpoint hosts inference components');
  }
  if (component) request.set('InferenceComponentName', keyword('InferenceComponentName', source(component)));
  let iterator: Expression | undefined;
  for (const { name, value } of args) {
    if (name === 'data' || (isNone(value) && name !== 'iterator')) continue;
    if (name === 'iterator') iterator = unwrap(value);
    else if (name === 'initial_args') {
      const problem = takeInitial(value, request, context);
      if (problem) return refusal(problem);
    } else {
      const member = STREAM_PARAMETERS[name];
      if (!member) return refusal(`${name}= is not known`);
      // V2 left empty values out; boto3 refuses None.
      if (!isText(value, context)) return refusal(`whether ${name}= holds a text cannot be seen`);
      if (request.has(member) && args.some((one) => one.name === 'initial_args')) {
        return refusal(`${member} is given twice`);
      }
      request.set(member, keyword(member, source(value)));
    }
  }
  if (iterator && !isSimple(iterator)) return refusal('its iterator is not a name');
  const formats = formatOf(context, made, call);
  const isPlain = formats.serializer?.cls === 'IdentitySerializer' && !formats.onEndpoint;
  if (formats.isByHand || formats.note !== undefined || (!formats.onEndpoint && !isPlain)) {
    return refusal('which serializer the predictor has here cannot be seen');
  }
  const session = sessionOf(context, made, call);
  if (session.kind === 'hidden') return refusal('the session of the predictor is out of reach here');
  const given = new Map(
    [...request].flatMap(([member, item]) => {
      const name = REQUEST_KEYS[member];
      return name === 'content_type' || name === 'accept' ? [[name, { ...item, label: `${name}=` }] as const] : [];
    }),
  );
  const headers = headersOf(fact, receiver, [made], formats, given, context);
  if ('refused' in headers || headers.notes.length > 0) return refusal('the types that it sends cannot be seen');
  const [contentType, accept] = headers.items;
  if (!contentType || !accept) return refusal('the types that it sends cannot be seen');
  const builder = context.rewrite();
  const object = context.source(receiver);
  const body = formats.onEndpoint
    ? joined(code(`${object}.serializer.serialize(`), source(data.value), code(')'))
    : source(data.value);
  const rest = [...request].filter(([member]) => member !== 'ContentType' && member !== 'Accept');
  const members: DocItem[] = [
    keyword('EndpointName', code(`${object}.endpoint_name`)),
    keyword('Body', body),
    keyword('ContentType', contentType.value),
    keyword('Accept', accept.value),
    ...rest.map(([, item]) => item),
  ];
  const owner = session.kind === 'named' ? session.text : `${builder.import(SESSION_MODULE, 'Session', call)}()`;
  const asked = callDoc(`${owner}.sagemaker_runtime_client.invoke_endpoint_with_response_stream`, members, true);
  const cls = iterator ? source(iterator) : code(builder.import(ITERATOR_MODULE, 'ByteIterator', call));
  const { quote } = context.style(call.host.text);
  const doc = joined(cls, code('('), asked, code(`[${quoted('Body', quote)}])`));
  return builder.replace(call, doc, items.isMultiline ? items : undefined).done('Send the request of predict_stream()');
}

/** Takes the entries of a literal dict, which V2 gave to boto3 as they are; gives the reason where it cannot. */
function takeInitial(value: Expression, request: Map<string, DocItem>, context: Context): string | undefined {
  const dict = unwrap(value).kind === 'dict' ? exactly(context.valueOf(unwrap(value)), 'dict') : undefined;
  if (!dict?.node) return 'initial_args= is not a literal dict';
  for (const { key, value: entry } of dict.node.items) {
    const member = key?.kind === 'text' ? key.value : undefined;
    const isKnown =
      member === 'ContentType' ||
      member === 'Accept' ||
      member === 'SessionId' ||
      Object.values(STREAM_PARAMETERS).some((one) => one === member);
    if (member === undefined || !isKnown)
      return `${key ? context.source(key) : 'a part'} of initial_args= is not known`;
    if (request.has(member)) return `${member} is given twice`;
    request.set(member, keyword(member, source(entry)));
  }
  return undefined;
}

/** True for a text that is certainly not empty. */
function isText(value: Expression, context: Context): boolean {
  const inner = unwrap(value);
  if (inner.kind === 'text') return inner.value !== '';
  return isString(context, inner) && exactly(context.valueOf(inner), 'literal') !== undefined;
}
