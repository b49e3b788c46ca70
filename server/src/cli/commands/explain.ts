import { findEntry } from '../../../../rules/catalog/index';
import { renderPage } from '../../../../rules/docs/render-page';
import { ExitCode } from '../exit-code';
import type { Terminal } from '../output/terminal';

/** Prints the page of one code. */
export function explain(code: string, terminal: Terminal): ExitCode {
  const entry = findEntry(code.toUpperCase());
  if (!entry) {
    terminal.tell(`error: there is no code "${code}"; "sagemaker-v3 rules" lists them`);
    return ExitCode.error;
  }
  terminal.print(`${renderPage(entry).trimEnd()}\n`);
  return ExitCode.clean;
}
