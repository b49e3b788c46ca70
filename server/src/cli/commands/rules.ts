import type { CatalogEntry } from '../../../../rules/catalog/entry';
import { allEntries } from '../../../../rules/catalog/index';
import { ExitCode } from '../exit-code';
import type { Terminal } from '../output/terminal';

/** Prints the table of all codes. */
export function rules(terminal: Terminal): ExitCode {
  for (const { code, severity, grade, title } of [...allEntries].sort(byCode)) {
    terminal.print(`${terminal.paint('bold', code)}  ${severity.padEnd(11)}  ${grade.padEnd(8)}  ${title}\n`);
  }
  return ExitCode.clean;
}

function byCode(a: CatalogEntry, b: CatalogEntry): number {
  return a.code < b.code ? -1 : 1;
}
