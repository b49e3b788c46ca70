import { callDoc, code, type Doc, type DocItem, joined, source } from '../../../edits/doc';
import type { Expression } from '../../../python/ast';
import type { NamedArgument } from '../../arguments';
import type { Context } from '../../context';
import { isNone, isString, quoted, unwrap } from '../../expressions';
import type { Trainer } from '../trainer';

/** True where V2 told the container of a script, and so sent every hyperparameter as JSON (V2 `estimator.py`). */
export function isScriptMode(cls: string, given: (name: string) => NamedArgument | undefined): boolean {
  return cls !== 'sagemaker.estimator.Estimator' || given('source_dir') !== undefined;
}

/** The hyperparameters of a plain Estimator as the text that V2 sent: `TrainingJob.create` converts nothing. */
export function textEntries(trainer: Trainer, node: Expression): Doc {
  const display = unwrap(node);
  const isShown = trainer.isShown(node);
  if (display.kind !== 'dict' || isShown || display.items.some(({ key }) => !key)) {
    return joined(code('{name: str(value) for name, value in '), trainer.doc(node), code('.items()}'));
  }
  const parts: Doc[] = [];
  let at = display.start;
  for (const { value } of display.items) {
    parts.push(source({ start: at, end: value.start }, display.start), asText(trainer.context, value));
    at = value.end;
  }
  return joined(...parts, source({ start: at, end: display.end }, display.start));
}

/** One value as `str(value)`, written out where that is plain to see. */
export function asText(context: Context, value: Expression): Doc {
  const literal = unwrap(value);
  if (isString(context, value)) return source(value);
  const text = context.source(literal);
  const isPlain = isNone(literal) || /^(?:True|False|-?[1-9]\d*|0|-?(?:0|[1-9]\d*)\.\d*[1-9])$/.test(text);
  // Python writes small floats with an exponent.
  if (isPlain && !/^-?0\.0000/.test(text)) return code(quoted(text, context.style(value.host.text).quote));
  return joined(code('str('), source(value), code(')'));
}

/** Every entry as JSON, which is how V2's script mode sent them. */
export function encoded(trainer: Trainer, entries: readonly DocItem[]): Doc {
  const json = trainer.builder.importModule('json', trainer.fact.call);
  const dict: Doc = { kind: 'group', head: undefined, open: '{', close: '}', items: entries, spread: true };
  return joined(code(`{name: ${json}.dumps(value) for name, value in `), dict, code('.items()}'));
}

/** `json.dumps(value)`. */
export function jsonDoc(json: string, value: Doc): Doc {
  return callDoc(`${json}.dumps`, [{ label: '', value }]);
}
