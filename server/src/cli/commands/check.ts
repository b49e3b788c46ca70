import { type EngineFlags, engineOptions } from '../engine-options';
import { type ExitCode, exitCode } from '../exit-code';
import { type CheckedFile, checkFile } from '../file-work';
import { pythonSources } from '../input/python-sources';
import type { EngineSource } from '../lazy-engine';
import { githubLine } from '../output/github-report';
import { jsonReport, type Summary } from '../output/json-report';
import type { Terminal } from '../output/terminal';
import { checkSummary, textLine } from '../output/text-report';
import { reportFailures } from './report-failures';

export const checkFormats = ['text', 'json', 'github'] as const;

export interface CheckFlags extends EngineFlags {
  readonly format: (typeof checkFormats)[number];
}

/** Reports V2 usages in files and folders without changing anything. */
export async function check(
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
  engine: EngineSource,
): Promise<ExitCode> {
  const options = engineOptions(flags);
  const checked: CheckedFile[] = [];
  let files = 0;
  for await (const { path, bytes, isRelevant } of pythonSources(paths, terminal)) {
    if (!isRelevant) {
      files += 1;
      continue;
    }
    const outcome = checkFile(await engine(), path, bytes, options);
    if ('reason' in outcome) {
      terminal.report({ path, text: outcome.reason, fatal: true });
      continue;
    }
    files += 1;
    checked.push(outcome.value);
    reportFailures(path, outcome.value.failures, terminal);
    printLines(outcome.value, flags.format, terminal);
  }
  const summary = summarise(files, checked);
  printSummary(summary, checked, flags.format, terminal);
  return exitCode({ error: terminal.hasError, findings: summary.found > 0 });
}

function printLines({ path, findings }: CheckedFile, format: CheckFlags['format'], terminal: Terminal): void {
  if (format === 'json') return;
  for (const finding of findings) {
    terminal.print(format === 'github' ? githubLine(path, finding) : textLine(path, finding, terminal.paint));
  }
}

function printSummary(
  summary: Summary,
  checked: readonly CheckedFile[],
  format: CheckFlags['format'],
  terminal: Terminal,
): void {
  if (format === 'json') terminal.print(jsonReport(checked, summary));
  const findings = checked.flatMap((file) => file.findings);
  if (format === 'text') terminal.print(checkSummary(summary, findings));
}

function summarise(files: number, checked: readonly CheckedFile[]): Summary {
  const total = (amount: (file: CheckedFile) => number): number => checked.reduce((sum, file) => sum + amount(file), 0);
  return {
    files,
    found: total((file) => file.findings.length),
    rewritten: 0,
    marked: total((file) => file.marked),
    suppressed: total((file) => file.suppressed),
  };
}
