import { DESERIALIZER_MODULE, DESERIALIZERS, SERIALIZER_MODULE, SERIALIZERS } from '../../catalog/mappings/formats';
import { METADATA_FORMAT, METADATA_FORMATS } from '../../catalog/mappings/jumpstart';
import { JUMPSTART_ESTIMATOR } from '../../catalog/mappings/jumpstart-training';
import { SCHEMA_FORMAT, SCHEMA_MEMBERS } from '../../catalog/mappings/serve-builder';
import { callDoc, code, type Doc, type DocItem, joined, keyword } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { CallFact, StoreFact } from '../../python/facts';
import { exactly, stringOf } from '../../python/values';
import { lastPart } from '../../sdk/names';
import type { Context } from '../context';
import { isLocalServe, schemaOwner } from '../deployment/serve/serve-formats';
import { statementFor } from '../deployment/sites';
import { quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { attachedJob, attachedMetadata } from '../training/attached/attached-job';
import { formatClass, isWritable, needsName } from './by-hand';
import { type InitialFormats, initialFormats } from './initial-formats';
import { isOwn, lastStores, storesOf } from './last-stores';
import { ASYNC_PREDICTOR, isAsync } from './predictor';
import { formatsClass, wrapperOf } from './predictor-subclass';
import { isAlone } from './program-layout';
import { SLOTS, type Slot } from './slots';
import { v1Format } from './v1-formats';

/** How one direction is encoded. */
export interface Format {
  /** Class of the SDK, such as `CSVSerializer`; absent for a class of the program. */
  readonly cls: string | undefined;
  /** ContentType or Accept; absent where only the running program knows it. */
  readonly mime: string | undefined;
  /** The arguments of its construction, where they mean the same at any place. */
  readonly args?: string | undefined;
}

/** What a predictor sends and receives at one place. */
export interface Formats {
  /** Absent where it depends on the path taken, or cannot be seen. */
  readonly serializer: Format | undefined;
  readonly deserializer: Format | undefined;
  /** The V3 endpoint carries both: `invoke` encodes the body and gives it back decoded. */
  readonly onEndpoint: boolean;
  /** Each use encodes and decodes itself, and the endpoint carries nothing. */
  readonly isByHand: boolean;
  /** What to check about the formats. */
  readonly note: string | undefined;
}

const UNSEEN: Formats = {
  serializer: undefined,
  deserializer: undefined,
  onEndpoint: false,
  isByHand: false,
  note: undefined,
};

/** Which serializer and deserializer the predictor made by the expression has where `at` uses it. */
export function formatOf(context: Context, made: Expression | undefined, at: Expression): Formats {
  const maker = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  if (!made || !maker) return UNSEEN;
  const initial = initialFormats(context, maker);
  const stores = SLOTS.map((slot) => lastStores(context, made, slot, at));
  const isPlaced = initial !== undefined && !initial.isGeneric && placeOf(maker) !== undefined;
  const isStored = stores.some((one) => one.always !== undefined);
  const [serializer, deserializer] = SLOTS.map((slot) => formatAt(context, made, initial, slot, at));
  const note = stores.every((one) => one.always) ? undefined : initial?.note;
  if (isByHand(context, made)) return { serializer, deserializer, onEndpoint: false, isByHand: true, note };
  if (isOfAsync(context, maker)) return { serializer, deserializer, onEndpoint: false, isByHand: false, note };
  // Formats that the endpoint should carry from the start need a statement after its creation.
  if ((initial ? !initial.isGeneric && !isPlaced : true) && !stores.every((one) => one.always)) return UNSEEN;
  return { serializer, deserializer, onEndpoint: isPlaced || isStored, isByHand: false, note };
}

/** The format in one slot where it is the same however the use is reached. */
function formatAt(
  context: Context,
  made: Expression,
  initial: InitialFormats | undefined,
  slot: Slot,
  at: Expression,
): Format | undefined {
  const { always, maybe } = lastStores(context, made, slot, at);
  const first = always ? storedFormat(context, always, slot) : initial && initialFormat(context, initial[slot], slot);
  const others = maybe.map((store) => storedFormat(context, store, slot));
  return others.every((other) => first && other.mime !== undefined && other.mime === first.mime) ? first : undefined;
}

/**
 * True when the uses of the predictor encode and decode themselves: because that is asked for, or because there is no place
 * to set formats on the endpoint. Otherwise, or where some use cannot do it, the endpoint carries the formats.
 */
export function isByHand(context: Context, made: Expression): boolean {
  const maker = made.kind === 'call' ? context.facts.calls.get(made) : undefined;
  return maker !== undefined && context.memo('by hand', made, () => computeByHand(context, maker));
}

function computeByHand(context: Context, maker: CallFact): boolean {
  const made = maker.call;
  const initial = initialFormats(context, maker);
  if (!initial || wrapperOf(made, context)) return false;
  if ((formatsClass(maker.callee, context)?.members.size ?? 0) > 0) return false;
  const isHomeless = !initial.isGeneric && placeOf(maker) === undefined;
  if (context.options.inferenceStyle !== 'bytes' && !isHomeless) return false;
  const { attributes, methods, passedTo, stores } = context.usesOf(made);
  const isFormat = (name: string): boolean => SLOTS.some((slot) => slot === name);
  const own = stores.filter((store) => isFormat(store.node.name.id));
  if (own.length === 0 && initial.isGeneric) return false;
  if (passedTo.length > 0 || attributes.some((one) => isFormat(one.name.id))) return false;
  if (context.facts.escapes.some((one) => one.instance.made === made)) return false;
  if (own.some((store) => !isOwn(store) || !isRemovable(context, store))) return false;
  const uses = methods.filter((use) => use.name.startsWith('predict'));
  return uses.length > 0 && uses.every((use) => use.name === 'predict' && canEncode(context, made, initial, use.fact));
}

function canEncode(context: Context, made: Expression, initial: InitialFormats, use: CallFact): boolean {
  if (use.callee.open || use.callee.atoms.length !== 1) return false;
  const [serializer, deserializer] = SLOTS.map((slot) => formatAt(context, made, initial, slot, use.call));
  if (!serializer || !deserializer || !isWritable(serializer) || !isWritable(deserializer)) return false;
  return !needsName(deserializer) || isAloneInStatement(context, use);
}

/** True when a line above the statement can take the call, and no other such call stands in the statement. */
function isAloneInStatement(context: Context, use: CallFact): boolean {
  const { host } = use.call;
  const others = [...context.facts.calls.values()].filter(
    (one) =>
      one.call.host === host && one.callee.atoms.some((atom) => atom.type === 'method' && atom.name === 'predict'),
  );
  return others.length === 1 && statementFor(context, use.call) !== undefined;
}

/** True when the assignment is a statement that says nothing else. */
export function isRemovable(context: Context, { node, statement }: StoreFact): boolean {
  const { body } = statement;
  const isPlain = body.kind === 'assign' && body.targets.length === 1 && body.targets[0] === node;
  return isPlain && isAlone(context, statement);
}

/**
 * The lines to put after the statement that creates an endpoint (a deploy, or a Predictor constructor), so that the
 * endpoint in `target` carries the formats of the V2 predictor; none where V2 sent and received plain bytes, or where
 * the program sets both itself before each use.
 */
export function endpointFormatStatements(
  context: Context,
  deploy: CallFact,
  builder: RewriteBuilder,
  target: string,
): readonly (Doc | string)[] {
  const initial = initialFormats(context, deploy);
  if (!initial || initial.isGeneric || isByHand(context, deploy.call) || isOfAsync(context, deploy)) return [];
  const uses = context.usesOf(deploy.call).methods.filter((use) => use.name.startsWith('predict'));
  const own = formatsClass(deploy.callee, context) ?? wrapperOf(deploy.call, context);
  const around = own && own.members.size > 0 ? [`${target} = ${own.name}(${target})`] : [];
  const lines = SLOTS.flatMap((slot): readonly (Doc | string)[] => {
    const stores = storesOf(context, deploy.call, slot);
    const isCovered =
      stores.length > 0 &&
      (uses.length > 0
        ? uses.every((use) => lastStores(context, deploy.call, slot, use.fact.call).always)
        : stores.some((store) => isOwn(store)));
    if (isCovered) return [];
    if (initial[slot] === METADATA_FORMAT) return metadataFormat(context, deploy, slot, builder, target);
    if (initial[slot] === SCHEMA_FORMAT) return schemaFormat(context, deploy, slot, target);
    return [`${target}.${slot} = ${formatSource(context, initial[slot], slot, builder, deploy.call)}`];
  });
  return [...lines, ...around];
}

/** Which JumpStart model the V3 builder in the expression is made from, as arguments of a look-up. */
export function metadataArguments(context: Context, builder: Expression): readonly DocItem[] {
  const model = context.source(unwrap(builder));
  const atom = exactly(context.valueOf(builder), 'instance');
  if (atom?.cls === JUMPSTART_ESTIMATOR) {
    const attached = attachedJob(context, atom.made);
    const looked = attached && attachedMetadata(context, attached);
    if (looked) return typeof looked === 'string' ? [] : looked;
    const config = `${model}._jumpstart_config`;
    const any = quoted('*', context.style(builder.host.text).quote);
    return [
      keyword('model_id', code(`${config}.model_id`)),
      keyword('model_version', code(`${config}.model_version or ${any}`)),
    ];
  }
  return ['model', 'model_version'].map((name) =>
    keyword(name === 'model' ? 'model_id' : name, code(`${model}.${name}`)),
  );
}

/** The lines that look up what the metadata of the deployed JumpStart model say, as V2 did. */
function metadataFormat(
  context: Context,
  { call }: CallFact,
  slot: Slot,
  builder: RewriteBuilder,
  target: string,
): readonly Doc[] {
  if (call.callee.kind !== 'attribute') return [];
  const { module, attribute, types } = METADATA_FORMATS[slot];
  const args = metadataArguments(context, call.callee.object);
  const retrieve = builder.importAs(`${module}.implementations`, 'retrieve_default', `retrieve_${slot}`, call);
  const type = `${builder.import('sagemaker.core', types, call)}.retrieve_default`;
  const store = (place: string, value: Doc): Doc => joined(code(`${target}.${place} = `), value);
  return [store(slot, callDoc(retrieve, args)), store(`${slot}.${attribute}`, callDoc(type, args))];
}

/** The line that takes the format of the schema; V3 gives it to local endpoints itself. */
function schemaFormat(context: Context, deploy: CallFact, slot: Slot, target: string): readonly string[] {
  const owner = isLocalServe(context, deploy) ? undefined : schemaOwner(context, deploy);
  return owner ? [`${target}.${slot} = ${owner}.schema_builder.${SCHEMA_MEMBERS[slot]}`] : [];
}

/** True for an endpoint that asynchronous requests go to: nothing encodes their bodies. */
function isOfAsync(context: Context, { call }: CallFact): boolean {
  if (isAsync(context, call)) return true;
  const parent = context.parentOf(call);
  const outer = parent?.kind === 'call' ? context.facts.calls.get(parent) : undefined;
  return outer?.callee.atoms.some((atom) => atom.type === 'class' && atom.name === ASYNC_PREDICTOR) ?? false;
}

/** True when the endpoint needs format statements but is not assigned to a name they could be set on. */
export function lacksPlaceForFormats(context: Context, deploy: CallFact): boolean {
  const initial = initialFormats(context, deploy);
  if (!initial || initial.isGeneric || placeOf(deploy) !== undefined || isOfAsync(context, deploy)) return false;
  return !isByHand(context, deploy.call);
}

/** Why a text cannot be the serializer or deserializer of an endpoint. */
export const TEXT_FORMAT =
  'an Endpoint of V3 takes objects only (V2 failed no sooner than in predict()); give one such as CSVSerializer().';

/** The one target that the creating call is assigned to, when its statement does nothing else. */
export function placeOf(maker: CallFact): Expression | undefined {
  const { body } = maker.call.host;
  if (body.kind !== 'assign' || !body.value || unwrap(body.value) !== maker.call) return undefined;
  const [target] = body.targets;
  if (body.targets.length !== 1 || !target) return undefined;
  return target.kind === 'name' || target.kind === 'attribute' ? target : undefined;
}

/** True when the predictor starts out with V2's plain bytes, so that V3's endpoint starts without formats. */
export function startsRaw(context: Context, made: Expression): boolean {
  const maker = made.kind === 'call' ? context.facts.calls.get(made) : undefined;
  return maker !== undefined && initialFormats(context, maker)?.isGeneric === true;
}

/** How a serializer or deserializer expression encodes. */
export function describeFormat(context: Context, node: Expression, slot: Slot): Format {
  const table = slot === 'serializer' ? SERIALIZERS : DESERIALIZERS;
  const [, old] = v1Format(context.valueOf(node)) ?? [];
  if (old) return { cls: old, mime: table[old], args: '' };
  const instance = exactly(context.valueOf(node), 'instance');
  const cls = instance && lastPart(instance.cls);
  const usual = cls !== undefined && instance?.cls.startsWith('sagemaker.') ? table[cls] : undefined;
  if (!instance || usual === undefined) return { cls: undefined, mime: undefined };
  const maker = context.makerOf(instance);
  const bound = maker && context.bind(maker);
  if (!bound || bound.spread.length > 0) return { cls, mime: undefined };
  const given = bound.byName.get(slot === 'serializer' ? 'content_type' : 'accept')?.value;
  return { cls, mime: given ? mimeOf(context, given) : usual, args: literalArguments(context, maker.call) };
}

function literalArguments(context: Context, call: Call): string | undefined {
  const isLiteral = call.args.every(
    ({ form, value }) => !form.includes('star') && ['text', 'constant'].includes(unwrap(value).kind),
  );
  return isLiteral ? call.args.map((one) => context.source(one)).join(', ') : undefined;
}

function mimeOf(context: Context, node: Expression): string | undefined {
  const value = context.valueOf(node);
  const one = stringOf(value);
  if (one !== undefined) return one;
  const all = exactly(value, 'sequence')?.items?.map(stringOf);
  return all?.every((item) => item !== undefined) ? all.join(', ') : undefined;
}

function storedFormat(context: Context, store: StoreFact, slot: Slot): Format {
  return store.valueNode ? describeFormat(context, store.valueNode, slot) : { cls: undefined, mime: undefined };
}

function initialFormat(context: Context, initial: Expression | string, slot: Slot): Format {
  if (initial === METADATA_FORMAT || initial === SCHEMA_FORMAT) return { cls: initial, mime: undefined };
  if (typeof initial !== 'string') return describeFormat(context, initial, slot);
  return { cls: initial, mime: (slot === 'serializer' ? SERIALIZERS : DESERIALIZERS)[initial], args: '' };
}

/** The format as an expression of V3 code. */
export function formatSource(
  context: Context,
  format: Expression | string,
  slot: Slot,
  builder: RewriteBuilder,
  at: Expression,
): string {
  const module = slot === 'serializer' ? SERIALIZER_MODULE : DESERIALIZER_MODULE;
  if (typeof format === 'string') return `${formatClass(builder, module, format, at)}()`;
  const node = unwrap(format);
  const { cls } = describeFormat(context, node, slot);
  const flat = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
  if (cls && v1Format(context.valueOf(node))) return `${formatClass(builder, module, cls, at)}()`;
  if (node.kind !== 'call' || !cls) return flat(context.source(node));
  const name = formatClass(builder, module, cls, at);
  return `${name}(${flat(node.args.map((argument) => context.source(argument)).join(', '))})`;
}
