import { DESERIALIZER_MODULE, SERIALIZER_MODULE } from '../../catalog/mappings/formats';
import { callDoc, code, type Doc, joined, keyword } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple, quoted, unwrap } from '../expressions';
import { numberedName } from '../numbered-name';
import type { RewriteBuilder } from '../rewrite-builder';
import { isWritable } from './by-hand';
import { type Format, formatOf, isRemovable, placeOf } from './formats';
import { innerMaker, isAsync, makerArgument, sessionOf, type UsedSession } from './predictor';
import { isAlone } from './program-layout';
import { functionOf } from './program-order';
import { SLOTS } from './slots';

/**
 * V3's AsyncPredictor beside an asynchronous endpoint. The class does what V2's did, but wants a predictor, of which V3 has
 * none: a namespace holds the members that it reads (`predictor_async.py` of sagemaker-serve 1.27.0).
 */
export interface AsyncClient {
  /** The variable that holds it. */
  readonly name: string;
  readonly serializer: Format;
  readonly deserializer: Format;
  readonly session: UsedSession;
}

/**
 * The client that the asynchronous endpoint made by the expression needs, because a use uploads its data or waits for an
 * answer; undefined where `invoke_async` of the endpoint does, or where the client cannot be written.
 */
export function asyncClientOf(context: Context, made: Expression | undefined): AsyncClient | undefined {
  if (made?.kind !== 'call') return undefined;
  return context.memo('async client', made, () => find(context, made));
}

function find(context: Context, made: Call): AsyncClient | undefined {
  const maker = context.facts.calls.get(made);
  const target = maker && isAsync(context, made) ? placeOf(maker) : undefined;
  if (!maker || target?.kind !== 'name' || !isAlone(context, made.host)) return undefined;
  const { methods, passedTo, stores } = context.usesOf(made);
  const requests = methods.filter(({ name }) => name === 'predict' || name === 'predict_async');
  if (!requests.some(({ name, fact }) => name === 'predict' || isBeyondEndpoint(context, fact))) return undefined;
  if (passedTo.length > 0 || context.facts.escapes.some((one) => one.instance.made === made)) return undefined;
  const home = functionOf(made.host);
  const isInReach = requests.every(({ fact: { call, callee } }) => {
    const receiver = call.callee.kind === 'attribute' ? unwrap(call.callee.object) : undefined;
    const isNamed = receiver?.kind === 'name' && receiver.id === target.id;
    return isNamed && callee.atoms.length === 1 && !callee.open && (!home || functionOf(call.host) === home);
  });
  if (!isInReach) return undefined;
  const inner = innerMaker(context, made);
  const own = stores.filter((store) => SLOTS.some((slot) => slot === store.node.name.id));
  if (own.some((store) => inner !== made || store.owner.atoms.length !== 1 || !isRemovable(context, store))) {
    return undefined;
  }
  const all = requests.map(({ fact }) => formatOf(context, inner, fact.call));
  const [first] = all;
  const isSame = all.every((one) => SLOTS.every((slot) => isEqual(one[slot], first?.[slot])));
  const session = sessionOf(context, made, made);
  if (!first?.serializer || !first.deserializer || !isSame || session.kind === 'hidden') return undefined;
  if (!isWritable(first.serializer) || !isWritable(first.deserializer)) return undefined;
  const name = numberedName(context, made, 'async_client');
  return { name, serializer: first.serializer, deserializer: first.deserializer, session };
}

const ENDLESS_NOTE =
  'Where neither a result nor a failure appears, V3 waits without end; V2 raised PollingTimeoutError after the last attempt.';

/** True for a request whose caller waits for the answer, by a WaiterConfig or in `predict()`. */
function isWaitedFor(context: Context, request: CallFact): boolean {
  const isPredict = request.callee.atoms.some((atom) => atom.type === 'method' && atom.name === 'predict');
  return (
    isPredict ||
    context.usesOf(request.call).methods.some(({ name, fact }) => name === 'get_result' && fact.args.length > 0)
  );
}

/** True for what `invoke_async` of an endpoint does not do: upload the data, wait for and decode the answer. */
function isBeyondEndpoint(context: Context, request: CallFact): boolean {
  const data = context.bind(request)?.byName.get('data')?.value;
  const isUpload = data !== undefined && !isNone(data);
  return isUpload || context.usesOf(request.call).methods.some(({ name }) => name === 'get_result');
}

function isEqual(a: Format | undefined, b: Format | undefined): boolean {
  return a !== undefined && b !== undefined && a.cls === b.cls && a.args === b.args;
}

/** The request sent by the client instead of the endpoint. */
export function askClient(context: Context, fact: CallFact, receiver: Expression, client: AsyncClient): Rewrite {
  const builder = context.rewrite();
  if (isWaitedFor(context, fact)) builder.tell(ENDLESS_NOTE);
  return builder.replace(receiver, client.name).done('Call the AsyncPredictor of V3');
}

/** The statement that makes the client, to stand below the one that makes the endpoint in `target`. */
export function asyncClientLines(
  context: Context,
  builder: RewriteBuilder,
  made: Expression,
  target: string,
): readonly Doc[] {
  const client = asyncClientOf(context, made);
  if (!client) return [];
  const { serializer, deserializer, session } = client;
  const { quote } = context.style(made.host.text);
  const construct = (module: string, { cls = '', args = '' }: Format): string =>
    `${builder.import(module, cls, made)}(${args})`;
  const [body, type] = [quoted('Body', quote), quoted('ContentType', quote)];
  const decode = construct(DESERIALIZER_MODULE, deserializer);
  const owner =
    session.kind === 'named'
      ? session.text
      : `${builder.import('sagemaker.core.helper.session_helper', 'Session', made)}()`;
  const predictor = callDoc(builder.import('types', 'SimpleNamespace', made), [
    keyword('endpoint_name', code(`${target}.endpoint_name`)),
    keyword('sagemaker_session', code(owner)),
    keyword('serializer', code(construct(SERIALIZER_MODULE, serializer))),
    keyword('deserializer', code(decode)),
    keyword('accept', code(`[${quoted(deserializer.mime ?? '*/*', quote)}]`)),
    keyword('_handle_response', code(`lambda response: ${decode}.deserialize(response[${body}], response[${type}])`)),
  ]);
  const cls = builder.import('sagemaker.serve.predictor_async', 'AsyncPredictor', made);
  const call = callDoc(cls, [{ label: '', value: predictor }, keyword('name', code(prefixOf(context, made, target)))]);
  return [joined(code(`${client.name} = `), call)];
}

/** What the keys of uploaded data start with: V2 took the name of the model, or that which it was given. */
function prefixOf(context: Context, made: Expression, target: string): string {
  const own = makerArgument(context, made, 'name');
  if (own && isSimple(own) && innerMaker(context, made) !== made) return context.source(unwrap(own));
  const maker = made.kind === 'call' ? context.facts.calls.get(made) : undefined;
  const [atom] = maker?.callee.atoms ?? [];
  const isOfModel = atom?.type === 'method' && /(Model|ModelPackage)$/.test(atom.self.cls);
  const object = maker?.call.callee.kind === 'attribute' ? maker.call.callee.object : undefined;
  return isOfModel && object && isSimple(object)
    ? `${context.source(unwrap(object))}.model_name`
    : `${target}.endpoint_name`;
}
