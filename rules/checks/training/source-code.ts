import { code, joined, source } from '../../edits/doc';
import type { NamedArgument } from '../arguments';
import { quoted } from '../expressions';
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
  if (trainer.given('source_dir')) return trainer.addTo('source_code', 'entry_script', source(value), argument);
  if (path === undefined || path.startsWith('s3://')) {
    return trainer.refuse(
      'entry_point= without source_dir=: give SourceCode a source_dir and an entry_script relative to it.',
    );
  }
  const slash = path.lastIndexOf('/');
  const folder = slash > 0 ? path.slice(0, slash) : '.';
  trainer.builder.note(
    `V3 uploads all of ${folder === '.' ? 'the working directory' : `${folder}/`} as source_dir, V2 only the entry point.`,
  );
  trainer.addTo('source_code', 'source_dir', code(trainer.text(folder)), undefined);
  trainer.addTo('source_code', 'entry_script', code(trainer.text(path.slice(slash + 1))), argument);
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
  if (value.kind === 'opaque' && inner && isOpen(inner[2] ?? '') && !(inner[2] ?? '').endsWith('}')) {
    const doc = joined(source({ start: value.start, end: value.end - 1 }), code(`/${inner[1] ?? ''}`));
    return trainer.addTo('source_code', 'source_dir', doc, argument);
  }
  trainer.addTo('source_code', 'source_dir', source(value), argument);
}
