import { code, type Doc, joined, source } from '../../edits/doc';
import type { Dict, Expression } from '../../python/ast';
import { atomsOf, exactly } from '../../python/values';
import type { Context } from '../context';
import { quoted, unwrap } from '../expressions';

const JSON_NOTE =
  'V3 sends booleans, None, lists and dicts in hyperparameters as JSON text (true, null, ["a"]); V2 sent str() of them.';
const SCRIPT_NOTE =
  'The script now gets booleans, None, lists and dicts as JSON text on its command line (--flag true); V2 passed Python text (--flag True).';

/**
 * The hyperparameters for ModelTrainer: a plain Estimator sent `str(value)`, ModelTrainer sends JSON, so literals that
 * differ are written as the text V2 sent. Script mode sent JSON already, but rendered it differently for the script.
 */
export function hyperparameterDoc(context: Context, node: Expression, isScript: boolean): { doc: Doc; note: string } {
  const display = unwrap(node);
  if (display.kind === 'dict') return fromDisplay(context, display, isScript);
  const [dict] = atomsOf(context.valueOf(node), 'dict');
  const values = dict ? [...dict.entries.values()] : [];
  const allPlain = dict !== undefined && values.every((value) => isPlain(exactly(value, 'literal')?.of));
  return { doc: source(node), note: allPlain ? '' : isScript ? SCRIPT_NOTE : JSON_NOTE };
}

function fromDisplay(context: Context, display: Dict, isScript: boolean): { doc: Doc; note: string } {
  let note = '';
  const parts: Doc[] = [];
  let at = display.start;
  for (const item of display.items) {
    const kind = exactly(context.valueOf(item.value), 'literal')?.of;
    if (isPlain(kind)) continue;
    const literal = unwrap(item.value);
    const isFixed = literal.kind === 'constant' && (literal.type === 'bool' || literal.type === 'none');
    if (!isScript && isFixed) {
      const { quote } = context.style(display.host.text);
      parts.push(span(at, item.value.start, display.start), code(quoted(context.source(literal), quote)));
      at = item.value.end;
    } else {
      note = isScript ? SCRIPT_NOTE : JSON_NOTE;
    }
  }
  parts.push(span(at, display.end, display.start));
  return { doc: joined(...parts), note };
}

function span(start: number, end: number, anchor: number): Doc {
  return source({ start, end }, anchor);
}

/** Numbers and strings travel as the same text under both SDKs. */
function isPlain(kind: string | undefined): boolean {
  return kind === 'int' || kind === 'float' || kind === 'str';
}
