import { code, type Doc, joined, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { atomsOf, exactly } from '../../python/values';
import type { Context } from '../context';
import { isSimple, knownString, unwrap } from '../expressions';

export const RECORD_SET = 'sagemaker.amazon.amazon_estimator.RecordSet';
export const FILE_SYSTEM_RECORD_SET = 'sagemaker.amazon.amazon_estimator.FileSystemRecordSet';

/** What V2's `fit` was given to train on, as V3 code. */
export interface Records {
  /** Lines that must stand above the call. */
  readonly lines: readonly Doc[];
  /** The record set whose numbers count: the only one, or that of the channel "train". */
  readonly train: Doc;
  /** The channels, as a list. */
  readonly channels: Doc;
  /** The constructions of the record sets. */
  readonly roots: readonly Expression[];
}

/** Reads what `fit` is given; a string says why it cannot be rewritten. */
export function recordsOf(context: Context, node: Expression): Records | string {
  const inner = unwrap(node);
  if (isRecordSet(context, inner)) return fromOne(context, inner);
  if (inner.kind === 'sequence') return fromList(context, inner.elements);
  const list = exactly(context.valueOf(inner), 'sequence');
  const items = list?.items?.map((item) => exactly(item, 'instance'));
  if (isSimple(inner) && items && items.length > 0 && items.every((item) => item && isSet(item.cls))) {
    const train = joined(code('next(one for one in '), source(inner), code(' if one.channel == "train")'));
    const channels = joined(code('[one.input_channel() for one in '), source(inner), code(']'));
    return { lines: [], train, channels, roots: items.flatMap((item) => item?.made ?? []) };
  }
  return `What ${context.source(node)} holds cannot be seen here: pass the record sets that record_set() or RecordSet() made.`;
}

function fromOne(context: Context, node: Expression): Records {
  const roots = atomsOf(context.valueOf(node), 'instance').flatMap((atom) => atom.made ?? []);
  if (isSimple(node)) {
    return { lines: [], train: source(node), channels: listOf([source(node)]), roots };
  }
  const name = code(context.freshName('records'));
  return { lines: [joined(name, code(' = '), source(node))], train: name, channels: listOf([name]), roots };
}

function fromList(context: Context, elements: readonly Expression[]): Records | string {
  if (elements.length === 0 || !elements.every((one) => isRecordSet(context, one))) {
    return 'What is in the list cannot be seen here: pass the record sets that record_set() or RecordSet() made.';
  }
  const channels = elements.map((one) => channelOf(context, one));
  if (!channels.includes('train') || channels.includes(undefined)) {
    return 'Which of the record sets is that of the channel "train" cannot be seen.';
  }
  const lines: Doc[] = [];
  const names = elements.map((one, index) => {
    if (isSimple(one)) return source(one);
    const name = code(context.freshName(`${channels[index]?.replace(/\W/g, '_')}_records`));
    lines.push(joined(name, code(' = '), source(one)));
    return name;
  });
  const roots = elements.flatMap((one) => atomsOf(context.valueOf(one), 'instance').flatMap((atom) => atom.made ?? []));
  return { lines, train: names[channels.indexOf('train')] as Doc, channels: listOf(names), roots };
}

function listOf(names: readonly Doc[]): Doc {
  const parts = names.flatMap((name, index) => [code(index === 0 ? '' : ', '), name, code('.input_channel()')]);
  return joined(code('['), ...parts, code(']'));
}

function isSet(cls: string): boolean {
  return cls === RECORD_SET || cls === FILE_SYSTEM_RECORD_SET;
}

function isRecordSet(context: Context, node: Expression): boolean {
  const { atoms, open } = context.valueOf(node);
  return !open && atoms.length > 0 && atoms.every((atom) => atom.type === 'instance' && isSet(atom.cls));
}

/** The channel of the record set, as its construction says. */
function channelOf(context: Context, node: Expression): string | undefined {
  const atom = exactly(context.valueOf(node), 'instance');
  const maker = atom && context.makerOf(atom);
  const bound = maker && context.bind(maker);
  if (!bound || bound.spread.length > 0) return undefined;
  const given = bound.byName.get('channel');
  return given ? knownString(context, given.value) : 'train';
}
