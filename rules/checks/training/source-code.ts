import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { code, type Doc, joined, source } from '../../edits/doc';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { knownString, quoted } from '../expressions';
import type { Trainer } from './trainer';

/** Puts `entry_point` or `source_dir` into the SourceCode of the new trainer. */
export function addCode(trainer: Trainer, argument: NamedArgument): void {
  if (argument.name === 'source_dir') return addFolder(trainer, argument);
  const { value } = argument;
  const path = value.kind === 'text' ? value.value : undefined;
  if (path !== undefined && !/\.(py|sh)$/.test(path)) {
    return trainer.refuse(
      'V3 runs .py and .sh entry scripts only; wrap this one, or start it by SourceCode(command=...).',
    );
  }
  if (trainer.given('source_dir')) return trainer.addTo('source_code', 'entry_script', trainer.doc(value), argument);
  addScript(trainer, argument);
}

/** V2 uploaded the entry point alone; V3 uploads its folder, of which everything else is left out by name. */
function addScript(trainer: Trainer, argument: NamedArgument): void {
  const { value } = argument;
  const path = knownString(trainer.context, value);
  if (path?.startsWith('s3://') || (path === undefined && !trainer.isHandy(value))) {
    return trainer.refuse(
      'entry_point= without source_dir=: give SourceCode a source_dir and an entry_script relative to it.',
    );
  }
  const isLeftOut = !trainer.context.target.missing(`${CONFIG_MODULE}.SourceCode(ignore_patterns)`);
  if (!isLeftOut)
    trainer.builder.note('V3 uploads the whole folder of the script as source_dir, V2 only the entry point.');
  const isWritten = path !== undefined && value.kind === 'text';
  const slash = path?.lastIndexOf('/') ?? -1;
  const os = isLeftOut || !isWritten ? trainer.builder.importModule('os', trainer.fact.call) : '';
  const call = (name: string): Doc => joined(code(`${os}.path.${name}(`), trainer.doc(value), code(')'));
  const folder = isWritten
    ? code(trainer.text(slash > 0 ? path.slice(0, slash) : '.'))
    : joined(call('dirname'), code(` or ${trainer.text('.')}`));
  const script = isWritten ? code(trainer.text(path.slice(slash + 1))) : call('basename');
  trainer.addTo('source_code', 'source_dir', folder, undefined);
  trainer.addTo('source_code', 'entry_script', script, argument);
  if (!isLeftOut) return;
  const others = joined(code(`[name for name in ${os}.listdir(`), folder, code(') if name != '), script, code(']'));
  trainer.addTo('source_code', 'ignore_patterns', others, undefined);
}

/** V2's containers install a requirements.txt of `source_dir` by themselves, V3 only one that is named. */
export function addRequirements(trainer: Trainer): void {
  const folder = trainer.given('source_dir');
  if (!folder) return;
  const path = knownString(trainer.context, folder.value);
  if (path !== undefined && !path.includes('://')) {
    const file = `${path.replace(/\/$/, '')}/requirements.txt`;
    const isThere = trainer.context.hasFile(file);
    if (isThere === false) return;
    const name = trainer.text('requirements.txt');
    const os = isThere ? '' : trainer.builder.importModule('os', trainer.fact.call);
    const value = isThere ? name : `${name} if ${os}.path.exists(${trainer.text(file)}) else None`;
    return trainer.addTo('source_code', 'requirements', code(value), undefined);
  }
  trainer.builder.note(
    'V2 installed a requirements.txt of source_dir by itself: where there is one, add requirements="requirements.txt" to SourceCode.',
  );
}

/** Whether the SourceCode of a trainer has `requirements`, or its user is asked to add them. */
export function mayNameRequirements(context: Context, folder: NamedArgument | undefined): boolean {
  if (!folder) return false;
  const path = knownString(context, folder.value);
  return path === undefined || path.includes('://') || context.hasFile(`${path}/requirements.txt`) !== false;
}

/** V3 takes an S3 folder only with a slash at its end. */
function addFolder(trainer: Trainer, argument: NamedArgument): void {
  const { value } = argument;
  const { context } = trainer;
  const shown = context.source(value);
  const isOpen = (path: string): boolean =>
    path.startsWith('s3://') && !path.endsWith('/') && !path.endsWith('.tar.gz');
  if (value.kind === 'text' && isOpen(value.value)) {
    const { quote } = context.style(trainer.fact.call.host.text);
    return trainer.addTo('source_code', 'source_dir', code(quoted(`${value.value}/`, quote)), argument);
  }
  const inner = /^[fF](["'])(?!\1\1)(.*)\1$/s.exec(shown);
  if (
    value.kind === 'opaque' &&
    !trainer.isShown(value) &&
    inner &&
    isOpen(inner[2] ?? '') &&
    !(inner[2] ?? '').endsWith('}')
  ) {
    const doc = joined(source({ start: value.start, end: value.end - 1 }), code(`/${inner[1] ?? ''}`));
    return trainer.addTo('source_code', 'source_dir', doc, argument);
  }
  trainer.addTo('source_code', 'source_dir', trainer.doc(value), argument);
}
