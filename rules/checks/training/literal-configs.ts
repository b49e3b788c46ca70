import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, joined, keyword, listDoc, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { atomsOf, exactly, type Value } from '../../python/values';
import { readArguments } from '../arguments';
import { isNone, isSimple, unwrap } from '../expressions';
import type { Trainer } from './trainer';

/** Values of a dict display that has exactly these keys. */
function entriesOf(node: Expression, first: string, second: string): readonly [Expression, Expression] | undefined {
  if (node.kind !== 'dict' || node.items.length !== 2) return undefined;
  const of = (name: string): Expression | undefined =>
    node.items.find((item) => item.key?.kind === 'text' && item.key.value === name)?.value;
  const [a, b] = [of(first), of(second)];
  return a && b ? [a, b] : undefined;
}

/** `[{"Key": k, "Value": v}]` (or V2's `{k: v}`) as Tag objects; a string says why not. */
export function tagsDoc(trainer: Trainer, node: Expression): Doc | string {
  const { builder, context, fact } = trainer;
  const build = (key: Doc, value: Doc): Doc => trainer.tag(key, value);
  const display = unwrap(node);
  if (display.kind === 'sequence' && display.type === 'list' && !trainer.isShown(node)) {
    const pairs = display.elements.flatMap((one) => {
      const entries = entriesOf(one, 'Key', 'Value');
      return entries ? [entries] : [];
    });
    if (pairs.length === display.elements.length) {
      return listDoc(pairs.map(([key, value]) => build(source(key), source(value))));
    }
  }
  if (display.kind === 'dict' && !trainer.isShown(node) && display.items.every((item) => item.key)) {
    return listDoc(display.items.flatMap((item) => (item.key ? [build(source(item.key), source(item.value))] : [])));
  }
  const value = context.valueOf(node);
  const style = context.style(fact.call.host.text);
  const part = (name: string): Doc => code(`tag[${style.quote}${name}${style.quote}]`);
  if (value.atoms.length === 1 && !value.open && atomsOf(value, 'dict').length === 1) {
    return joined(
      code('['),
      build(code('key'), code('value')),
      code(' for key, value in '),
      trainer.doc(node),
      code('.items()]'),
    );
  }
  if (!isTagList(value)) {
    builder.note(`${context.source(node)} is taken for a list of {"Key", "Value"} dicts; V3 needs Tag objects.`);
  }
  return joined(code('['), build(part('Key'), part('Value')), code(' for tag in '), trainer.doc(node), code(']'));
}

function isTagList(value: Value): boolean {
  const [list] = atomsOf(value, 'sequence');
  if (!list || value.open || value.atoms.length !== 1 || list.element.value.open) return false;
  return list.element.value.atoms.every(
    (atom) => atom.type === 'dict' && atom.entries.has('Key') && atom.entries.has('Value'),
  );
}

/** `[{"Name": n, "Regex": r}]` as MetricDefinition objects; a string says why not. */
export function metricsDoc(trainer: Trainer, node: Expression): Doc | string {
  const { builder, context, fact } = trainer;
  const display = unwrap(node);
  const cls = builder.import(CONFIG_MODULE, 'MetricDefinition', fact.call);
  const build = (name: Doc, regex: Doc): Doc => callDoc(cls, [keyword('name', name), keyword('regex', regex)]);
  if (display.kind === 'sequence' && !trainer.isShown(node)) {
    const pairs = display.elements.flatMap((one) => {
      const entries = entriesOf(one, 'Name', 'Regex');
      return entries ? [entries] : [];
    });
    if (pairs.length === display.elements.length) {
      return listDoc(pairs.map(([name, regex]) => build(source(name), source(regex))));
    }
  }
  const [list] = atomsOf(context.valueOf(node), 'sequence');
  const known = list?.element.value.atoms.every(
    (atom) => atom.type === 'dict' && atom.entries.has('Name') && atom.entries.has('Regex'),
  );
  if (!known || context.valueOf(node).open) {
    builder.note(
      `${context.source(node)} is taken for a list of {"Name", "Regex"} dicts; V3 needs MetricDefinition objects.`,
    );
  }
  const { quote } = context.style(fact.call.host.text);
  const part = (name: string): Doc => code(`metric[${quote}${name}${quote}]`);
  return joined(code('['), build(part('Name'), part('Regex')), code(' for metric in '), trainer.doc(node), code(']'));
}

/** The V2 `TensorBoardOutputConfig(…)` as the class that ModelTrainer takes; a string says why not. */
export function tensorBoardDoc(trainer: Trainer, node: Expression): Doc | string {
  const { builder, context, fact } = trainer;
  const call = unwrap(node);
  const held = call.kind === 'call' || trainer.isShown(node) ? undefined : exactly(context.valueOf(node), 'instance');
  const maker = call.kind === 'call' && !trainer.isShown(node) ? call : held?.made;
  const made = maker?.kind === 'call' ? context.facts.calls.get(maker) : undefined;
  const isConfig = made?.callee.atoms.some(
    (atom) => atom.type === 'class' && atom.name.endsWith('.TensorBoardOutputConfig'),
  );
  if (!made || !isConfig || (held && !isSimple(node))) {
    return 'What tensorboard_output_config= holds cannot be seen here; pass TensorBoardOutputConfig of sagemaker.core.training.configs to with_tensorboard_output_config().';
  }
  const { args, obstacle } = readArguments(context, made);
  if (obstacle) return `TensorBoardOutputConfig cannot be rewritten because ${obstacle}.`;
  const name = 'TensorBoardOutputConfig';
  // The object is of the class that V3 keeps under the same name, and that no trainer takes.
  const cls = held
    ? builder.importAs(CONFIG_MODULE, name, `Job${name}`, fact.call)
    : builder.import(CONFIG_MODULE, name, fact.call);
  const items = args
    .filter((one) => !isNone(one.value))
    .map((one) =>
      keyword(
        one.name === 'container_local_output_path' ? 'local_path' : one.name,
        held ? joined(trainer.doc(node), code(`.${one.name}`)) : source(one.value),
      ),
    );
  return callDoc(cls, items);
}
