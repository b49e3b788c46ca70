import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc, source } from '../../edits/doc';
import type { Call, Dict, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf, exactly, type Value } from '../../python/values';
import { publicName } from '../../sdk/names';
import { type NamedArgument, readArguments } from '../arguments';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { instanceClass, isNone, isSimple, isString, makerCall, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

export const TRAINING_INPUT = 'sagemaker.inputs.TrainingInput';

/** What the inputs of a `fit` call become; `refused` says why they cannot. */
export interface Channels {
  readonly doc: Doc | undefined;
  readonly refused: string | undefined;
  /** Calls of TrainingInput that are rewritten where they stand. */
  readonly roots: readonly Expression[];
}

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
  if (instanceClass(context, node) === TRAINING_INPUT && maker) {
    if (maker === display) return inline(context, maker, code(quoted('training', quote)), builder, at);
    return { doc: listDoc([source(node)]), refused: planOf(context, maker).refused, roots: [maker] };
  }
  const [dict] = atomsOf(context.valueOf(node), 'dict');
  const value = context.valueOf(node);
  if (dict && value.atoms.length === 1 && !value.open) return fromVariable(context, node, dict.entries, builder, at);
  return {
    doc: undefined,
    refused: `What ${context.source(node)} holds cannot be seen here; pass a list of InputData(channel_name=..., data_source=...) to train().`,
    roots: [],
  };
}

function fromDisplay(context: Context, display: Dict, builder: RewriteBuilder, at: Call): Channels {
  const docs: Doc[] = [];
  const roots: Expression[] = [];
  let refused: string | undefined;
  for (const item of display.items) {
    if (!item.key)
      return { doc: undefined, refused: 'A ** entry hides which channels there are; write them out.', roots: [] };
    const maker = makerCall(context, item.value);
    const cls = instanceClass(context, item.value);
    if (cls === TRAINING_INPUT && maker === unwrap(item.value)) {
      const done = inline(context, maker, source(item.key), builder, at);
      refused ??= done.refused;
      docs.push(done.doc ?? code(''));
    } else if (cls === TRAINING_INPUT && maker) {
      refused ??= planOf(context, maker).refused;
      roots.push(maker);
      docs.push(source(item.value));
    } else if (cls) {
      refused ??= `${publicName(cls)} needs a Channel built by hand (see its own marker or the V3 training guide).`;
    } else {
      if (!isString(context, item.value)) noteUnknown(context, item.value, builder);
      docs.push(channel(context, builder, at, source(item.key), item.value));
    }
  }
  return { doc: listDoc(docs, docs.length > 1 && spansLines(context, display)), refused, roots };
}

function noteUnknown(context: Context, value: Expression, builder: RewriteBuilder): void {
  const atoms = context.valueOf(value).atoms;
  if (atoms.length > 0 && atoms.every((atom) => atom.type === 'literal' && atom.of === 'str')) return;
  builder.note(
    'InputData takes an S3 URI, a local path or an S3DataSource as data_source; check that the channel values are URIs.',
  );
}

function spansLines(context: Context, display: Dict): boolean {
  return context.source(display).includes('\n');
}

function fromVariable(
  context: Context,
  node: Expression,
  entries: ReadonlyMap<string | undefined, unknown>,
  builder: RewriteBuilder,
  at: Call,
): Channels {
  const values = [...entries.values()] as ReturnType<Context['valueOf']>[];
  const allStrings = values.every((value) => exactly(value, 'literal')?.of === 'str');
  const makers = inputMakers(context, values);
  if (makers && isSimple(node)) {
    const refused = makers.map((maker) => planOf(context, maker).refused).find((why) => why !== undefined);
    return { doc: joined(code('list('), source(node), code('.values())')), refused, roots: makers };
  }
  if (!allStrings) {
    return {
      doc: undefined,
      refused: `${context.source(node)} holds inputs objects; build a list of InputData with their channel names instead of the dict.`,
      roots: [],
    };
  }
  const cls = builder.import(CONFIG_MODULE, 'InputData', at);
  const name = context.source(node);
  const loop = `[${cls}(channel_name=name, data_source=uri) for name, uri in ${name}.items()]`;
  return { doc: code(loop), refused: undefined, roots: [] };
}

/** The calls that made the inputs objects of a dict, when it certainly holds nothing else. */
function inputMakers(context: Context, values: readonly Value[]): readonly Call[] | undefined {
  const makers = values.map((value) => {
    const atom = exactly(value, 'instance');
    return atom?.cls === TRAINING_INPUT ? context.makerOf(atom)?.call : undefined;
  });
  const known = makers.filter((maker) => maker !== undefined);
  return known.length > 0 && known.length === makers.length ? known : undefined;
}

function channel(context: Context, builder: RewriteBuilder, at: Call, name: Doc, value: Expression): Doc {
  const cls = builder.import(CONFIG_MODULE, 'InputData', at);
  const path =
    value.kind === 'text' && value.value.startsWith('file://') ? value.value.slice('file://'.length) : undefined;
  const { quote } = context.style(at.host.text);
  const data = path === undefined ? source(value) : code(quoted(path, quote));
  return callDoc(cls, [keyword('channel_name', name), keyword('data_source', data)]);
}

function inline(context: Context, call: Call, name: Doc, builder: RewriteBuilder, at: Call): Channels {
  const fact = context.facts.calls.get(call);
  const shaped = fact && shape(context, fact, name, builder, at, forTuner(context, call));
  if (!shaped || typeof shaped === 'string') {
    return { doc: undefined, refused: shaped ?? 'Its arguments cannot be seen.', roots: [call] };
  }
  return { doc: shaped, refused: undefined, roots: [call] };
}

/** How the inputs object that a variable holds is rewritten where it is made. */
interface Plan {
  readonly name: string | undefined;
  readonly refused: string | undefined;
  /** It is passed to a tuner, which drops the content type of InputData: a Channel is needed. */
  readonly tuner: boolean;
}

/** V3 names the channel in the object itself, so all uses must agree on the name. */
export function planOf(context: Context, call: Call): Plan {
  return context.memo('training-input', call, () => {
    const names = new Set<string>();
    let unknown = false;
    for (const fact of context.facts.calls.values()) {
      for (const { argument, value } of fact.args) {
        for (const dict of atomsOf(value, 'dict')) {
          for (const [key, entry] of dict.entries) {
            if (!entry.atoms.some((atom) => atom.type === 'instance' && atom.made === call)) continue;
            if (key === undefined) unknown = true;
            else names.add(key);
          }
        }
        if (value.atoms.some((atom) => atom.type === 'instance' && atom.made === call) && isFit(fact) && argument) {
          names.add('training');
        }
      }
    }
    const [name] = names;
    const tuner = forTuner(context, call);
    if (unknown || names.size > 1) {
      return {
        name: undefined,
        refused: 'It is used under several channel names; V3 writes the name into the object, so make one per channel.',
        tuner,
      };
    }
    if (name === undefined) {
      return {
        name: undefined,
        refused: 'No fit() call in this file says which channel it is; V3 needs InputData(channel_name=...).',
        tuner,
      };
    }
    return { name, refused: undefined, tuner };
  });
}

function isFit(fact: CallFact): boolean {
  return fact.callee.atoms.some((atom) => atom.type === 'method' && atom.name === 'fit');
}

function forTuner(context: Context, call: Call): boolean {
  for (const fact of context.facts.calls.values()) {
    const isTuner = fact.callee.atoms.some(
      (atom) => atom.type === 'method' && /\.HyperparameterTuner$/.test(atom.self.cls),
    );
    if (!isTuner) continue;
    const holds = fact.args.some(({ value }) =>
      value.atoms.some(
        (atom) =>
          (atom.type === 'instance' && atom.made === call) ||
          (atom.type === 'dict' &&
            [...atom.entries.values()].some((one) =>
              one.atoms.some((inner) => inner.type === 'instance' && inner.made === call),
            )),
      ),
    );
    if (holds) return true;
  }
  return false;
}

/** Rewrites TrainingInput objects that a variable holds. */
export const trainingInput: Check = {
  name: 'training-input',
  handles: [TRAINING_INPUT],
  call(fact, context) {
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'class' || atom.name !== TRAINING_INPUT) return [];
    const node = fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee;
    return [
      {
        code: 'SM205',
        node,
        v2: publicName(atom.name),
        v3: 'sagemaker.core.training.configs.InputData',
        fix: rewriteInput(fact, context),
        roots: [fact.call],
      },
    ];
  },
};

function rewriteInput(fact: CallFact, context: Context): Rewrite | Refusal {
  const parent = context.parentOf(fact.call);
  // A dict that a variable holds keeps its place; its values are rewritten there.
  const isInDict = parent?.kind === 'dict' && context.parentOf(parent) !== undefined;
  const isInline = isInDict || (parent?.kind === 'call' && parent.args.some((one) => one.value === fact.call));
  const builder = context.rewrite();
  // Written inside the call of fit(), it is rewritten together with that.
  if (isInline) return builder.done('Rewrite as InputData');
  const plan = planOf(context, fact.call);
  if (plan.refused !== undefined || plan.name === undefined)
    return { grade: 'withheld', note: plan.refused ?? '', blocks: true };
  const { quote } = context.style(fact.call.host.text);
  const doc = shape(context, fact, code(quoted(plan.name, quote)), builder, fact.call, plan.tuner);
  if (typeof doc === 'string') return { grade: 'withheld', note: doc, blocks: true };
  const { items } = readArguments(context, fact);
  return builder.replace(fact.call, doc, items).done('Rewrite as InputData');
}

/** A TrainingInput as InputData, or as Channel where InputData has no place for a keyword; a string says why not. */
function shape(
  context: Context,
  fact: CallFact,
  name: Doc,
  builder: RewriteBuilder,
  at: Call,
  asChannel: boolean,
): Doc | string {
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle) return `These inputs cannot be rewritten because ${obstacle}.`;
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one]));
  for (const one of given.keys()) if (!(one in INPUT_HOMES)) return `V3 training inputs have nothing for ${one}=.`;
  const data = given.get('s3_data');
  if (!data) return 's3_data= is missing.';
  const isDefault = (parameter: string, value: string): boolean => {
    const argument = given.get(parameter);
    return !argument || (argument.value.kind === 'text' && argument.value.value === value);
  };
  const plainSource =
    isDefault('distribution', 'FullyReplicated') &&
    isDefault('s3_data_type', 'S3Prefix') &&
    !given.has('attribute_names') &&
    !given.has('instance_groups');
  const needsChannel = asChannel || [...given.keys()].some((one) => INPUT_HOMES[one] === 'channel');
  const item = (label: string, argument: NamedArgument | undefined, value: Doc): DocItem => ({
    label: `${label}=`,
    value,
    ...(argument && argument.above.length > 0 ? { above: argument.above } : {}),
    ...(argument?.after ? { after: argument.after } : {}),
  });
  const own = (parameter: string, label: string): DocItem[] => {
    const argument = given.get(parameter);
    return argument ? [item(label, argument, source(argument.value))] : [];
  };
  const { quote } = context.style(at.host.text);
  const s3Source = (): Doc => {
    const cls = builder.import(CONFIG_MODULE, 'S3DataSource', at);
    const type = own('s3_data_type', 's3_data_type');
    const spread = own('distribution', 's3_data_distribution_type');
    return callDoc(cls, [
      ...(type.length > 0 ? type : [keyword('s3_data_type', code(quoted('S3Prefix', quote)))]),
      item('s3_uri', data, source(data.value)),
      ...(spread.length > 0 ? spread : [keyword('s3_data_distribution_type', code(quoted('FullyReplicated', quote)))]),
      ...own('attribute_names', 'attribute_names'),
      ...own('instance_groups', 'instance_group_names'),
    ]);
  };
  const head = keyword('channel_name', name);
  if (!needsChannel) {
    const cls = builder.import(CONFIG_MODULE, 'InputData', at);
    const value = plainSource ? item('data_source', data, source(data.value)) : keyword('data_source', s3Source());
    return callDoc(cls, [head, value, ...own('content_type', 'content_type')], items.isMultiline);
  }
  const channelClass = builder.import(CONFIG_MODULE, 'Channel', at);
  const dataClass = builder.import(CONFIG_MODULE, 'DataSource', at);
  return callDoc(
    channelClass,
    [
      head,
      keyword('data_source', callDoc(dataClass, [keyword('s3_data_source', s3Source())])),
      ...own('content_type', 'content_type'),
      ...own('compression', 'compression_type'),
      ...own('record_wrapping', 'record_wrapper_type'),
      ...own('input_mode', 'input_mode'),
    ],
    items.isMultiline,
  );
}

/** Where each parameter of TrainingInput goes (V2 `inputs.py`, V3 `training/configs.py` and `shapes.py`). */
const INPUT_HOMES: Readonly<Record<string, 'input' | 'source' | 'channel'>> = {
  s3_data: 'source',
  distribution: 'source',
  s3_data_type: 'source',
  attribute_names: 'source',
  instance_groups: 'source',
  content_type: 'input',
  compression: 'channel',
  record_wrapping: 'channel',
  input_mode: 'channel',
};
