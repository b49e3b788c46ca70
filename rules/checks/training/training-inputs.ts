import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc, source } from '../../edits/doc';
import type { Call, Dict, Expression } from '../../python/ast';
import { type AtomOf, atomsOf, exactly } from '../../python/values';
import { forEachExpression } from '../../python/walk';
import { publicName } from '../../sdk/names';
import type { Context } from '../context';
import { instanceClass, isSimple, isString, makerCall, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { commentsOf, type EntryComments } from './display-comments';
import { needsSource } from './input-mode';
import { isChannel, planOf, takesChannels } from './input-plan';
import { FILE_SYSTEM_INPUT, inputDoc, s3SourceDoc, TRAINING_INPUT } from './input-shape';

export { TRAINING_INPUT } from './input-shape';

/** What the inputs of a `fit` call become; `refused` says why they cannot. */
export interface Channels {
  readonly doc: Doc | undefined;
  readonly refused: string | undefined;
  /** Constructions of inputs objects that change along with the call. */
  readonly roots: readonly Expression[];
  /** Those of the roots that stand inside the rewritten display. */
  readonly inline?: readonly Expression[];
  /** Those of the roots that are rewritten where they stand, inside of a dict that stays one. */
  readonly kept?: readonly Expression[];
}

const refusal = (refused: string): Channels => ({ doc: undefined, refused, roots: [] });

/** Reads V2 `fit` inputs (a URI, a dict of channels, inputs objects) as the list of channels that V3 takes. */
export function channelsOf(context: Context, node: Expression, builder: RewriteBuilder, at: Call): Channels {
  const display = unwrap(node);
  const { quote } = context.style(at.host.text);
  if (display.kind === 'dict') return fromDisplay(context, display, builder, at);
  if (isString(context, node)) {
    const name = quoted('training', quote);
    return { doc: listDoc([channel(context, builder, at, code(name), node)]), refused: undefined, roots: [] };
  }
  const maker = makerCall(context, node);
  const alone = code(quoted('training', quote));
  if (maker === display && isInput(instanceClass(context, node))) {
    const one = inline(context, maker, alone, builder, at);
    return { ...one, doc: one.doc && listDoc([one.doc]) };
  }
  const makers = inputMakers(context, node);
  if (makers) {
    const named = namedDoc(context, node, makers, alone, 'training', builder, at);
    return named.doc ? { ...named, doc: listDoc([named.doc]) } : named;
  }
  const entries = display.kind === 'call' ? keywordEntries(context, display) : undefined;
  if (entries) return fromEntries(context, entries, builder, at, false);
  const value = context.valueOf(node);
  const dicts = atomsOf(value, 'dict');
  if (dicts.length > 0 && dicts.length === value.atoms.length) {
    if (value.open) builder.note(`Check that ${context.source(node)} is a dict of channels on every path.`);
    return fromVariable(context, node, dicts, builder, at);
  }
  return refusal(
    `What ${context.source(node)} holds cannot be seen here; pass a list of InputData(channel_name=..., data_source=...) to train().`,
  );
}

function isInput(cls: string | undefined): boolean {
  return cls === TRAINING_INPUT || cls === FILE_SYSTEM_INPUT;
}

/** The constructions of the inputs objects that the expression may be; undefined where it is none. */
function inputMakers(context: Context, node: Expression): readonly Call[] | undefined {
  const { atoms } = context.valueOf(node);
  const makers = atoms.flatMap((atom) =>
    atom.type === 'instance' && isInput(atom.cls) && atom.made?.kind === 'call' ? [atom.made] : [],
  );
  const isAll = atoms.every((atom) => atom.type === 'literal' || (atom.type === 'instance' && isInput(atom.cls)));
  return makers.length > 0 && isAll ? makers : undefined;
}

/** An inputs object that is made elsewhere, under the channel name that it has here. */
function namedDoc(
  context: Context,
  node: Expression,
  makers: readonly Call[],
  key: Doc,
  name: string | undefined,
  builder: RewriteBuilder,
  at: Call,
): Channels {
  const value = context.valueOf(node);
  const isOnly = !value.open && value.atoms.every((atom) => atom.type === 'instance');
  const plans = makers.map((one) => planOf(context, one));
  const refused = plans.find((plan) => plan.refused)?.refused;
  if (!isOnly && !isSimple(node))
    return refusal(`${context.source(node)} may be text or an object; give it a name first.`);
  const { quote } = context.style(at.host.text);
  const isNamed = name !== undefined && plans.every((plan) => plan.name === name);
  const object = isNamed ? source(node) : joined(source(node), copyDoc(key, quote));
  if (isOnly) return { doc: object, refused, roots: makers };
  const text = channel(context, builder, at, key, node);
  return {
    doc: joined(text, code(' if isinstance('), source(node), code(', str) else '), object),
    refused,
    roots: makers,
  };
}

/** The object again, under another channel name. */
function copyDoc(name: Doc, quote: '"' | "'"): Doc {
  return joined(code(`.model_copy(update={${quote}channel_name${quote}: `), name, code('})'));
}

interface Entry {
  readonly key: Doc;
  readonly name: string | undefined;
  readonly value: Expression;
  readonly comments?: EntryComments;
}

/** `dict(train=…)`. */
function keywordEntries(context: Context, call: Call): Entry[] | undefined {
  if (call.callee.kind !== 'name' || call.callee.id !== 'dict' || call.args.length === 0) return undefined;
  const { quote } = context.style(call.host.text);
  const entries = call.args.flatMap((one): Entry[] =>
    one.keyword ? [{ key: code(quoted(one.keyword.id, quote)), name: one.keyword.id, value: one.value }] : [],
  );
  return entries.length === call.args.length ? entries : undefined;
}

function fromDisplay(context: Context, display: Dict, builder: RewriteBuilder, at: Call): Channels {
  const comments = commentsOf(context.textOf(display.host), display);
  const entries = display.items.flatMap((item, index): Entry[] =>
    item.key
      ? [
          {
            key: source(item.key),
            name: item.key.kind === 'text' ? item.key.value : undefined,
            value: item.value,
            ...(comments[index] ? { comments: comments[index] } : {}),
          },
        ]
      : [],
  );
  if (entries.length < display.items.length)
    return refusal('A ** entry hides which channels there are; write them out.');
  const spread = entries.length > 1 && context.source(display).includes('\n');
  return fromEntries(context, entries, builder, at, spread);
}

function fromEntries(
  context: Context,
  entries: readonly Entry[],
  builder: RewriteBuilder,
  at: Call,
  spread: boolean,
): Channels {
  const docs: DocItem[] = [];
  const roots: Expression[] = [];
  const inlined: Expression[] = [];
  let refused: string | undefined;
  for (const { key, name, value, comments } of entries) {
    const add = (doc: Doc): void => void docs.push({ label: '', value: doc, ...comments });
    const maker = makerCall(context, value);
    const cls = instanceClass(context, value);
    if (name === 'code' || name === 'sm_drivers') {
      refused ??= `V3 may add a channel named ${name} of its own for the script; rename this one, also in the script.`;
    }
    if (isInput(cls) && maker === unwrap(value)) {
      const done = inline(context, maker, key, builder, at);
      refused ??= done.refused;
      roots.push(maker);
      inlined.push(maker);
      add(done.doc ?? code(''));
    } else if (inputMakers(context, value)) {
      const named = namedDoc(context, value, inputMakers(context, value) ?? [], key, name, builder, at);
      refused ??= named.refused;
      roots.push(...named.roots);
      add(named.doc ?? code(''));
    } else if (cls) {
      refused ??= `${publicName(cls)} needs a Channel built by hand (see its own marker or the V3 training guide).`;
    } else {
      if (!isString(context, value)) noteUnknown(context, value, builder);
      add(channel(context, builder, at, key, value));
    }
  }
  const doc: Doc = { kind: 'group', head: undefined, open: '[', close: ']', items: docs, spread };
  return { doc, refused, roots, inline: inlined };
}

function noteUnknown(context: Context, value: Expression, builder: RewriteBuilder): void {
  const { atoms } = context.valueOf(value);
  if (atoms.length > 0 && atoms.every((atom) => atom.type === 'literal' && atom.of === 'str')) return;
  noteValues(builder);
}

function noteValues(builder: RewriteBuilder): void {
  // What is neither fails in the constructor of InputData.
  builder.tell(
    'InputData takes an S3 URI, a local path or an S3DataSource as data_source; check that the channel values are URIs.',
  );
}

function fromVariable(
  context: Context,
  node: Expression,
  dicts: readonly AtomOf<'dict'>[],
  builder: RewriteBuilder,
  at: Call,
): Channels {
  const [first] = dicts;
  if (dicts.length === 1 && first?.node && isUsedOnce(context, node, first.node)) {
    const { node: display } = first;
    const inPlace = builder.importingFor(display, () => fromDisplay(context, display, builder, at));
    if (inPlace.refused || !inPlace.doc) return inPlace;
    builder.replace(display, inPlace.doc);
    return { ...inPlace, doc: source(node) };
  }
  const values = dicts.flatMap((dict) => [...dict.entries.values()]);
  const atoms = values.flatMap((value) => value.atoms);
  const stranger = atoms.find((atom) => atom.type !== 'literal' && !(atom.type === 'instance' && isInput(atom.cls)));
  if (stranger) {
    const what =
      stranger.type === 'instance' ? publicName(stranger.cls) : 'something else than URIs and inputs objects';
    return refusal(
      `${context.source(node)} holds ${what}; build a list of InputData with their channel names instead.`,
    );
  }
  const roots = atoms.flatMap((atom) => (atom.type === 'instance' && atom.made ? [atom.made] : []));
  const isText = values.some((value) => value.open || value.atoms.some((atom) => atom.type === 'literal'));
  const { quote } = context.style(at.host.text);
  const item = code(roots.length > 0 ? 'data' : 'uri');
  const copy = joined(item, copyDoc(code('name'), quote));
  let one: Doc = copy;
  if (isText) {
    const text = takesChannels(context, at)
      ? channelDoc(builder, at, code('name'), item, quote)
      : dataDoc(context, builder, at, item, quote);
    one = roots.length > 0 ? joined(text, code(' if isinstance(data, str) else '), copy) : text;
    if (roots.length === 0 && values.some((value) => exactly(value, 'literal')?.of !== 'str')) noteValues(builder);
  }
  const doc = joined(code('['), one, code(' for name, '), item, code(' in '), source(node), code('.items()]'));
  return { doc, refused: undefined, roots, kept: roots };
}

/** The variable holds the display and is read by this call alone, so the display itself may change its type. */
function isUsedOnce(context: Context, node: Expression, display: Dict): boolean {
  const { body } = display.host;
  if (node.kind !== 'name' || body.kind !== 'assign' || body.value !== display || body.targets.length !== 1)
    return false;
  const [target] = body.targets;
  if (target?.kind !== 'name' || target.id !== node.id) return false;
  let count = 0;
  for (const statements of context.facts.texts) {
    forEachExpression(statements, (one) => {
      if (one.kind === 'name' && one.id === node.id) count += 1;
    });
  }
  return count === 2;
}

function channel(context: Context, builder: RewriteBuilder, at: Call, name: Doc, value: Expression): Doc {
  const path =
    value.kind === 'text' && value.value.startsWith('file://') ? value.value.slice('file://'.length) : undefined;
  const { quote } = context.style(at.host.text);
  const plain = path === undefined ? source(value) : code(quoted(path, quote));
  if (takesChannels(context, at)) return channelDoc(builder, at, name, plain, quote);
  const cls = builder.import(CONFIG_MODULE, 'InputData', at);
  // A URI as text makes V3 write InputMode=File, whatever the trainer says.
  const data = path === undefined && needsSource(context, at) ? s3SourceDoc(builder, at, plain, quote) : plain;
  return callDoc(cls, [keyword('channel_name', name), keyword('data_source', data)]);
}

function dataDoc(context: Context, builder: RewriteBuilder, at: Call, item: Doc, quote: '"' | "'"): Doc {
  const cls = builder.import(CONFIG_MODULE, 'InputData', at);
  const uri = needsSource(context, at) ? s3SourceDoc(builder, at, item, quote) : item;
  return callDoc(cls, [keyword('channel_name', code('name')), keyword('data_source', uri)]);
}

/** A URI as the Channel that V2 made of it. */
function channelDoc(builder: RewriteBuilder, at: Call, name: Doc, uri: Doc, quote: '"' | "'"): Doc {
  const place = callDoc(builder.import(CONFIG_MODULE, 'DataSource', at), [
    keyword('s3_data_source', s3SourceDoc(builder, at, uri, quote)),
  ]);
  return callDoc(builder.import(CONFIG_MODULE, 'Channel', at), [
    keyword('channel_name', name),
    keyword('data_source', place),
  ]);
}

function inline(context: Context, call: Call, name: Doc, builder: RewriteBuilder, at: Call): Channels {
  const plan = planOf(context, call);
  const doc = inputDoc(context, {
    call,
    name,
    builder,
    at,
    asChannel: isChannel(context, plan),
    explicit: needsSource(context, at),
  });
  if (typeof doc === 'string') return { doc: undefined, refused: doc, roots: [call], inline: [call] };
  return { doc, refused: undefined, roots: [call], inline: [call] };
}
