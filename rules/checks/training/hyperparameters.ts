import { code, type Doc, joined, source } from '../../edits/doc';
import type { Dict, Expression } from '../../python/ast';
import { atomsOf, type Value } from '../../python/values';
import type { Context } from '../context';
import { isNone, isPipelineVariable, quoted, unwrap } from '../expressions';

const SCRIPT_NOTE =
  'The script now gets booleans, None, lists and dicts as JSON text on its command line (--flag true); V2 passed Python text (--flag True).';

/**
 * The hyperparameters for ModelTrainer: a plain Estimator sent `str(value)`, ModelTrainer sends JSON, so values that
 * may differ are written as the text V2 sent. Script mode sent JSON already, but rendered it differently for the script.
 */
export function hyperparameterDoc(
  context: Context,
  node: Expression,
  isScript: boolean,
  shown: Doc = source(node),
): { doc: Doc; note: string } {
  const display = unwrap(node);
  if (display.kind === 'dict' && shown.kind === 'source') return fromDisplay(context, display, isScript);
  const value = context.valueOf(node);
  const [dict] = atomsOf(value, 'dict');
  const values = dict && !value.open && value.atoms.length === 1 ? [...dict.entries.values()] : undefined;
  if (values?.every(isPlain)) return { doc: shown, note: '' };
  if (isScript) return { doc: shown, note: SCRIPT_NOTE };
  return { doc: joined(code('{name: str(value) for name, value in '), shown, code('.items()}')), note: '' };
}

function fromDisplay(context: Context, display: Dict, isScript: boolean): { doc: Doc; note: string } {
  let note = '';
  const parts: Doc[] = [];
  let at = display.start;
  for (const item of display.items) {
    if (item.key && isPlain(context.valueOf(item.value))) {
      const text = isScript ? jsonTextDoc(item.value) : undefined;
      if (!text) continue;
      parts.push(span(at, item.value.start, display.start), text);
      at = item.value.end;
      continue;
    }
    const isVariable = item.key && isPipelineVariable(context, context.valueOf(item.value));
    if (isScript && !isVariable) {
      note = SCRIPT_NOTE;
      continue;
    }
    parts.push(span(at, item.value.start, display.start), textDoc(context, item.value, item.key === undefined));
    at = item.value.end;
  }
  parts.push(span(at, display.end, display.start));
  return { doc: joined(...parts), note };
}

/** Hyperparameters whose values cannot be seen, as the JSON texts that V2 sent; the container decodes them again. */
export function jsonTextsDoc(json: string, shown: Doc): Doc {
  return joined(code(`{name: ${json}.dumps(value) for name, value in `), shown, code('.items()}'));
}

/** One value as the text that a plain V2 Estimator sent for it. */
export function hyperparameterValue(
  context: Context,
  value: Expression,
  isScript: boolean,
): { doc: Doc; note: string } {
  if (isPlain(context.valueOf(value))) return { doc: (isScript && jsonTextDoc(value)) || source(value), note: '' };
  const isVariable = isPipelineVariable(context, context.valueOf(value));
  return isScript && !isVariable
    ? { doc: source(value), note: SCRIPT_NOTE }
    : { doc: textDoc(context, value, false), note: '' };
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

function textDoc(context: Context, value: Expression, isSpread: boolean): Doc {
  if (isSpread) return joined(code('{name: str(value) for name, value in '), source(value), code('.items()}'));
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
