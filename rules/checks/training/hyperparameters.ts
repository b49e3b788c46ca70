import { code, type Doc, joined, source } from '../../edits/doc';
import type { Dict, Expression } from '../../python/ast';
import { atomsOf, type Value } from '../../python/values';
import type { Context } from '../context';
import { isNone, isPipelineVariable, quoted, unwrap } from '../expressions';

const SCRIPT_NOTE =
  'The script now gets None and dicts as JSON text on its command line; V2 left None out and passed dicts as name=value.';

const UNSEEN_NOTE =
  'The script gets booleans, None, lists and dicts as JSON text on its command line (--flag true); V2 passed Python text (--flag True).';

const TOLD =
  'Values travel as the text that the script got on its command line under V2 (True, not true); a None or dict that cannot be seen here would reach it as other text.';

/** Who reads the hyperparameters: an algorithm or image of one's own, the driver of V3, or the toolkit of V2's containers. */
export type Reader = 'algorithm' | 'driver' | 'toolkit';

/** Hyperparameters as they are written for V3. */
export interface WrittenHyperparameters {
  readonly doc: Doc;
  /** What the user has to look at. */
  readonly note: string;
  /** What differs without asking for anything. */
  readonly told?: string;
}

/**
 * The hyperparameters for ModelTrainer: a plain Estimator sent `str(value)`, ModelTrainer sends JSON, so values that
 * may differ are written as the text V2 sent. Script mode sent JSON, which the toolkit of the containers turned into the
 * text of Python (`sagemaker_training/mapping.py`); the driver of V3 turns it into JSON again, so what it gets is the text.
 */
export function hyperparameterDoc(
  context: Context,
  node: Expression,
  reader: Reader,
  json: () => string,
  shown: Doc = source(node),
): WrittenHyperparameters {
  const display = unwrap(node);
  if (display.kind === 'dict' && shown.kind === 'source') return fromDisplay(context, display, reader, json);
  const value = context.valueOf(node);
  const [dict] = atomsOf(value, 'dict');
  const values = dict && !value.open && value.atoms.length === 1 ? [...dict.entries.values()] : undefined;
  if (values?.every(isPlain)) return { doc: shown, note: '' };
  const each =
    reader === 'algorithm' ? 'str(value)' : `${json()}.dumps(${reader === 'driver' ? 'str(value)' : 'value'})`;
  const doc = joined(code(`{name: ${each} for name, value in `), shown, code('.items()}'));
  return { doc, note: '', ...(reader === 'driver' && { told: TOLD }) };
}

/** Hyperparameters that may hold pipeline variables, as they are. */
export function asGiven(doc: Doc, reader: Reader): WrittenHyperparameters {
  return { doc, note: reader === 'driver' ? UNSEEN_NOTE : '' };
}

function fromDisplay(context: Context, display: Dict, reader: Reader, json: () => string): WrittenHyperparameters {
  let note = '';
  let told = '';
  const parts: Doc[] = [];
  let at = display.start;
  for (const item of display.items) {
    const one = item.key
      ? hyperparameterValue(context, item.value, reader, json)
      : hyperparameterDoc(context, item.value, reader, json);
    note ||= one.note;
    told ||= one.told ?? '';
    if (one.doc.kind === 'source') continue;
    parts.push(span(at, item.value.start, display.start), one.doc);
    at = item.value.end;
  }
  parts.push(span(at, display.end, display.start));
  return { doc: joined(...parts), note, ...(told && { told }) };
}

/** One value as the text that V2 sent, or that the script got. */
export function hyperparameterValue(
  context: Context,
  value: Expression,
  reader: Reader,
  json: () => string,
): WrittenHyperparameters {
  const seen = context.valueOf(value);
  if (isPlain(seen)) return { doc: (reader !== 'algorithm' && jsonTextDoc(value)) || source(value), note: '' };
  if (reader === 'algorithm' || isPipelineVariable(context, seen)) return { doc: textDoc(context, value), note: '' };
  // ModelTrainer encodes the other values as V2 did.
  if (reader === 'toolkit') return { doc: source(value), note: '' };
  const literal = unwrap(value);
  if (literal.kind === 'dict' || isNone(literal)) return { doc: source(value), note: SCRIPT_NOTE };
  if (literal.kind === 'constant' && literal.type === 'bool')
    return { doc: textDoc(context, value), note: '', told: TOLD };
  return { doc: joined(code(`${json()}.dumps(str(`), source(value), code('))')), note: '', told: TOLD };
}

/**
 * A string that reads as JSON (`"0.10"`) with the quotes that V2 sent around it: without them the driver of V3 decodes it and
 * hands the script another text (`0.1`).
 */
function jsonTextDoc(value: Expression): Doc | undefined {
  const literal = unwrap(value);
  if (literal.kind !== 'text' || !isJson(literal.value) || /["'\\]/.test(literal.value)) return undefined;
  return code(`'"${literal.value}"'`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function textDoc(context: Context, value: Expression): Doc {
  const literal = unwrap(value);
  // V2 sent what to_string() gives; as plain text V3 refuses a pipeline variable.
  if (isPipelineVariable(context, context.valueOf(value))) {
    const isWhole = ['name', 'call', 'attribute', 'subscript'].includes(literal.kind);
    return isWhole
      ? joined(source(value), code('.to_string()'))
      : joined(code('('), source(value), code(').to_string()'));
  }
  if (isNone(literal) || (literal.kind === 'constant' && literal.type === 'bool')) {
    return code(quoted(context.source(literal), context.style(value.host.text).quote));
  }
  return joined(code('str('), source(value), code(')'));
}

function span(start: number, end: number, anchor: number): Doc {
  return source({ start, end }, anchor);
}

/** Numbers and strings travel as the same text under both SDKs. */
function isPlain(value: Value): boolean {
  return (
    !value.open &&
    value.atoms.length > 0 &&
    value.atoms.every(
      (atom) => atom.type === 'literal' && (atom.of === 'int' || atom.of === 'float' || atom.of === 'str'),
    )
  );
}
