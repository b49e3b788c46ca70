import { ASYNC_NOTE, INVOKE_PARAMETERS, REQUEST_KEYS } from '../../catalog/mappings/predictor';
import { SCHEMA_FORMAT } from '../../catalog/mappings/serve-builder';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Attribute, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly, type MethodAtom } from '../../python/values';
import { publicName } from '../../sdk/names';
import { type NamedArgument, readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isFixed, statementFor } from '../deployment/sites';
import { instanceClass, isNone, isSimple, knownString, quoted, unwrap } from '../expressions';
import { askClient, asyncClientOf } from './async-client';
import { decodedAnswer, encodedBody, needsName } from './by-hand';
import { type Format, type Formats, formatOf, lacksPlaceForFormats } from './formats';
import { lastStores } from './last-stores';
import { isAsync, makerArgument, makersOf, predictorMethods, withMaker } from './predictor';
import { isInWrapper, wrapperOf } from './predictor-subclass';
import type { Slot } from './slots';

/** Rewrites `predictor.predict(…)` as `endpoint.invoke(…)` with the same request and the same value. */
export const predict: Check = {
  name: 'predict',
  call(fact, context) {
    const atoms = predictorMethods(fact, 'predict', context);
    const [atom] = atoms;
    const { callee } = fact.call;
    if (!atom || callee.kind !== 'attribute' || isOfWrapper(atom, callee, context)) return [];
    const roots = makersOf(atoms.map((one) => one.self));
    const client = atoms.length === 1 ? asyncClientOf(context, atom.self.made) : undefined;
    if (client) {
      const fix = askClient(context, fact, callee.object, client);
      return [{ code: 'SM506', node: callee.name, v2: 'sagemaker.predictor_async.AsyncPredictor.predict', fix, roots }];
    }
    if (roots.some((made) => isAsync(context, made))) {
      const fix: Refusal = { grade: 'withheld', note: ASYNC_NOTE };
      return [{ code: 'SM506', node: callee.name, v2: 'sagemaker.predictor_async.AsyncPredictor.predict', fix, roots }];
    }
    const problem: Problem = {
      code: 'SM502',
      node: callee.name,
      v2: `${publicName(atom.self.cls)}.predict`,
      v3: 'sagemaker.core.resources.Endpoint.invoke',
      fix: rewritePredict(
        fact,
        callee.object,
        atoms.map((one) => one.self.made),
        context,
      ),
      roots,
      partial: fact.callee.open || fact.callee.atoms.length > atoms.length,
    };
    return [
      withMaker(
        problem,
        atoms.map((one) => one.self),
        context,
      ),
    ];
  },
};

/** True for a `predict` that a class of the program has, or calls, which goes on to exist around an Endpoint. */
function isOfWrapper({ self }: MethodAtom, { object, host }: Attribute, context: Context): boolean {
  if (wrapperOf(self.made, context)?.members.has('predict')) return true;
  return object.kind === 'call' && self.made === undefined && isInWrapper(host, context);
}

type Makers = readonly (Expression | undefined)[];

function refusal(note: string): Refusal {
  return { grade: 'withheld', note };
}

function rewritePredict(fact: CallFact, receiver: Expression, makers: Makers, context: Context): Rewrite | Refusal {
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return refusal(`predict() cannot be rewritten because ${obstacle}.`);
  const request = new Map<string, DocItem>();
  const data = args.find((one) => one.name === 'data');
  if (!data) return refusal('predict() is called without data.');
  for (const argument of args) {
    const problem = argument.name === 'data' ? undefined : takeArgument(argument, request, context);
    if (problem) return refusal(problem);
  }
  const isPayload = instanceClass(context, data.value) === PAYLOAD;
  if (isPayload && !isSimple(data.value))
    return refusal('Give the payload a name first: V3 needs its body and its type.');
  if (isPayload) takePayload(context, data.value, request);
  const formats = agreed(makers.map((made) => formatOf(context, made, fact.call)));
  const headers = headersOf(fact, receiver, makers, formats, request, context);
  if ('refused' in headers) return refusal(headers.refused);
  const component = componentOf(makers, context);
  if (component === 'hidden') {
    return refusal('The endpoint hosts inference components: call invoke() with inference_component_name=.');
  }
  if (component && !request.has('inference_component_name')) {
    request.set('inference_component_name', keyword('inference_component_name', component));
  }
  const builder = context.rewrite();
  for (const note of [...headers.notes, bodyNote(context, data.value, formats), formats?.note]) {
    if (note) builder.note(note);
  }
  const { call } = fact;
  const isByHand = formats?.isByHand === true && formats.serializer !== undefined && formats.deserializer !== undefined;
  const encoded = isByHand
    ? encodedBody(context, builder, formats.serializer as Format, data.value, call)
    : sentAsIs(context, data.value, formats);
  const content = isPayload ? joined(encoded, code('.body')) : encoded;
  if (isPayload)
    builder.note('V2 also filled in what the payload refers to by $s3<...>: check that this one has no such part.');
  const body: DocItem = { ...keyword('body', content), ...commentsOf(data) };
  const order = ['content_type', 'accept'];
  const rest = [...request].filter(([name]) => !order.includes(name)).map(([, item]) => item);
  const own = (item: DocItem): DocItem =>
    isPayload && item.label === 'accept='
      ? { ...item, value: joined(code(`${context.source(data.value)}.accept or `), item.value) }
      : item;
  const out = [body, ...headers.items.map(own), ...rest];
  const invoke = callDoc(joined(source(receiver), code('.invoke')), out, items.isMultiline);
  const like = items.isMultiline ? items : undefined;
  const title = 'Rewrite as invoke()';
  if (!isByHand) {
    const suffix = formats?.onEndpoint ? '.body' : '.body.read()';
    return builder.replace(call, joined(invoke, code(suffix)), like).done(title);
  }
  const format = formats.deserializer as Format;
  if (!needsName(format)) {
    const { quote } = context.style(call.host.text);
    const answer = { body: joined(invoke, code('.body')), contentType: code(quoted(format.mime ?? '', quote)) };
    return builder.replace(call, decodedAnswer(context, builder, format, answer, call), like).done(title);
  }
  const statement = statementFor(context, call);
  if (!statement) return refusal('Give the endpoint a name, so that the answer can be read in two steps.');
  const name = context.freshName('response');
  const answer = { body: code(`${name}.body`), contentType: code(`${name}.content_type`) };
  const line = joined(code(`${name} = `), invoke);
  return builder
    .replaceBelow(statement, [line], call, decodedAnswer(context, builder, format, answer, call), like)
    .done(title);
}

const PAYLOAD = 'sagemaker.jumpstart.types.JumpStartSerializablePayload';

/** A payload of JumpStart brings its content type along, which wins over that of the serializer. */
function takePayload(context: Context, payload: Expression, request: Map<string, DocItem>): void {
  const type = code(`${context.source(payload)}.content_type`);
  if (!request.has('content_type')) request.set('content_type', keyword('content_type', type));
}

/** Puts an argument of `predict` among those of `invoke`; gives the reason where that cannot be done. */
function takeArgument(argument: NamedArgument, request: Map<string, DocItem>, context: Context): string | undefined {
  const { name, value } = argument;
  if (isNone(value)) return undefined;
  const target = INVOKE_PARAMETERS[name];
  if (target) {
    request.set(target, { ...keyword(target, source(value)), ...commentsOf(argument) });
    return undefined;
  }
  if (name !== 'initial_args') return `invoke() has nothing for ${name}=.`;
  const dict = unwrap(value).kind === 'dict' ? exactly(context.valueOf(unwrap(value)), 'dict') : undefined;
  if (!dict?.node) return 'initial_args= is not a literal dict: pass its entries to invoke() one by one.';
  for (const item of dict.node.items) {
    const key = item.key?.kind === 'text' ? item.key.value : undefined;
    const wanted = key === undefined ? undefined : REQUEST_KEYS[key];
    if (!wanted)
      return `invoke() has nothing for ${item.key ? context.source(item.key) : 'the entries'} of initial_args=.`;
    if (!request.has(wanted)) request.set(wanted, keyword(wanted, source(item.value)));
  }
  return undefined;
}

interface Headers {
  readonly items: readonly DocItem[];
  readonly notes: readonly string[];
}

/** `content_type=` and `accept=`, which V3 does not take from the serializers. */
export function headersOf(
  fact: CallFact,
  receiver: Expression,
  makers: Makers,
  formats: Formats | undefined,
  request: ReadonlyMap<string, DocItem>,
  context: Context,
): Headers | { readonly refused: string } {
  const { quote } = context.style(fact.call.host.text);
  const notes: string[] = [];
  const items: DocItem[] = [];
  for (const [name, slot] of HEADERS) {
    const format = formats?.[slot];
    const given = request.get(name);
    const override = assignedHeader(context, makers, name, fact.call);
    if (override === 'unknown' && !given) {
      return { refused: `What ${name} the predictor has here depends on the program: pass ${name}= to invoke().` };
    }
    const mime = override ?? format?.mime;
    const own = override === undefined ? headerArgument(context, makers, name) : undefined;
    if (given) items.push(given);
    else if (own) items.push(keyword(name, own));
    else if (mime !== undefined) items.push(keyword(name, code(quoted(mime, quote))));
    else if (formats?.onEndpoint && isSimple(receiver)) {
      items.push(keyword(name, code(atRunTime(slot, format?.cls, context.source(receiver), quote))));
    } else {
      return {
        refused: `${unknownFormat(context, makers, slot)}: call invoke() with content_type=, accept= and a body of bytes or text.`,
      };
    }
  }
  if (!formats || (!formats.serializer && !formats.deserializer && !formats.onEndpoint)) {
    notes.push(
      'Whether this endpoint carries a serializer and deserializer cannot be seen here: if it does, leave .read() out; if not, the body must be bytes or text.',
    );
  }
  return { items, notes };
}

/** Why the format at hand is not known. */
function unknownFormat(context: Context, makers: Makers, slot: Slot): string {
  const calls = makers.map((made) => (made?.kind === 'call' ? context.facts.calls.get(made) : undefined));
  if (calls.some((fact) => fact && lacksPlaceForFormats(context, fact))) {
    return `The endpoint is not assigned to a name where it is created, so nothing sets its ${slot}`;
  }
  return `Which ${slot} the predictor has here ${calls.every((fact) => fact) ? 'depends on the path taken' : 'cannot be seen'}`;
}

const HEADERS = [
  ['content_type', 'serializer'],
  ['accept', 'deserializer'],
] as const;

/** The header as an expression that asks the endpoint's own (de)serializer; a class of the program may hold one type as text. */
function atRunTime(slot: Slot, cls: string | undefined, receiver: string, quote: '"' | "'"): string {
  if (slot === 'serializer') return `${receiver}.serializer.CONTENT_TYPE`;
  const types = `${receiver}.deserializer.ACCEPT`;
  if (cls === SCHEMA_FORMAT) return types;
  const listed = `${quote}, ${quote}.join(${types})`;
  return cls ? listed : `${types} if isinstance(${types}, str) else ${listed}`;
}

/** A header that the constructor of V1's predictor was given. */
function headerArgument(context: Context, makers: Makers, name: string): Doc | undefined {
  const values = makers.map((made) => makerArgument(context, made, name));
  const [first] = values;
  return first && values.length === 1 ? code(context.source(unwrap(first))) : undefined;
}

/** A header that the program sets on the predictor itself (`predictor.content_type = …`). */
function assignedHeader(context: Context, makers: Makers, name: string, at: Expression): string | undefined {
  const values = makers.map((made) => {
    if (!made) return undefined;
    const { always, maybe } = lastStores(context, made, name, at);
    if (maybe.length > 0) return 'unknown';
    if (!always) return undefined;
    return (always.valueNode && knownString(context, always.valueNode)) ?? 'unknown';
  });
  return values.every((value) => value === values[0]) ? values[0] : 'unknown';
}

/** The formats, where they are the same whichever predictor it is. */
function agreed(all: readonly Formats[]): Formats | undefined {
  const [first] = all;
  const isSame = all.every(
    (one) =>
      one.serializer?.mime === first?.serializer?.mime &&
      one.deserializer?.mime === first?.deserializer?.mime &&
      one.onEndpoint === first?.onEndpoint &&
      one.isByHand === first?.isByHand,
  );
  return isSame ? first : undefined;
}

function componentOf(makers: Makers, context: Context): Doc | 'hidden' | undefined {
  for (const made of makers) {
    const own = makerArgument(context, made, 'inference_component_name');
    if (own) return isSimple(own) && isFixed(context, own) ? code(context.source(unwrap(own))) : 'hidden';
    if (makerArgument(context, made, 'resources')) return 'hidden';
    const name = makerArgument(context, made, 'component_name');
    if (name) return name.kind === 'text' ? code(context.source(name)) : 'hidden';
  }
  return undefined;
}

const NO_BYTES =
  'The predictor has no serializer and the body is not bytes or text: V2 could not send it either; encode it, or set a serializer and a deserializer.';

/** Says what is wrong with a body that nothing serializes and that certainly is not bytes or text. */
function bodyNote(context: Context, node: Expression, formats: Formats | undefined): string | undefined {
  if (formats?.serializer?.cls !== 'IdentitySerializer') return undefined;
  const data = unwrap(node);
  if (instanceClass(context, data)) return NO_BYTES;
  const [atom] = context.valueOf(data).atoms;
  if (atom?.type === 'literal' && atom.of !== 'str' && atom.of !== 'bytes') return NO_BYTES;
  if (atom?.type === 'dict' || atom?.type === 'sequence' || data.kind === 'comprehension') return NO_BYTES;
  if (data.kind !== 'call') return undefined;
  const callee = exactly(context.valueOf(data.callee), 'external')?.name ?? context.source(data.callee);
  if (/^(numpy|np|pandas|pd)\.(?!.*\.to(bytes|string|_csv|_json)$)/.test(callee)) return NO_BYTES;
  return undefined;
}

/** A body that no serializer changes: V3 sends bytes and text only, V2 took a bytearray and open files as well. */
function sentAsIs(context: Context, node: Expression, formats: Formats | undefined): Doc {
  const data = unwrap(node);
  if (formats?.serializer?.cls !== 'IdentitySerializer' || data.kind !== 'call') return source(node);
  const callee = exactly(context.valueOf(data.callee), 'external')?.name ?? context.source(data.callee);
  if (/^(builtins\.)?bytearray$/.test(callee)) return joined(code('bytes('), source(node), code(')'));
  return /^(builtins\.)?open$|^io\.BytesIO$/.test(callee) ? joined(source(node), code('.read()')) : source(node);
}

function commentsOf(argument: NamedArgument): { above?: readonly string[]; after?: string } {
  const { above, after } = argument;
  return { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
}
