import type { ProjectLoader } from '../../project/project-loader';
import { BaselineFile } from '../baseline/baseline-file';
import { type EngineFlags, engineOptions } from '../engine-options';
import { ExitCode, exitCode } from '../exit-code';
import type { CheckedFile } from '../file-work';
import { importsOf } from '../input/imports-of';
import { pythonSources } from '../input/python-sources';
import type { EngineSource } from '../lazy-engine';
import { githubLine } from '../output/github-report';
import { jsonReport, type Summary } from '../output/json-report';
import { type SarifFile, sarifReport } from '../output/sarif-report';
import type { Terminal } from '../output/terminal';
import { checkSummary, count, textLine } from '../output/text-report';
import { programsFirst } from '../work/programs-first';
import { baselinePath } from './baseline-path';
import { reportFailures } from './report-failures';

export const checkFormats = ['text', 'json', 'github', 'sarif'] as const;

export interface CheckFlags extends EngineFlags {
  readonly format: (typeof checkFormats)[number];
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** What a run has collected so far. */
interface Collected {
  files: number;
  /** What is new, which is everything without a baseline. */
  readonly checked: CheckedFile[];
  /** Everything, with what a baseline says of it. */
  readonly compared: SarifFile[];
}

/** Reports V2 usages in files and folders without changing anything but, when told to, the baseline. */
export async function check(
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
  engine: EngineSource,
  projects: ProjectLoader,
): Promise<ExitCode> {
  const { format, jobs, forceExclude = false, updateBaseline = false } = flags;
  const opened = await openBaseline(flags, projects);
  if (opened && 'reason' in opened) {
    terminal.tell(`error: ${opened.reason}`);
    return ExitCode.error;
  }
  const baseline = opened?.value;
  const collected: Collected = { files: 0, checked: [], compared: [] };
  const { roots, isLinked } = await importsOf(paths);
  const verbose = flags.verbose === true;
  const sources = pythonSources(paths, terminal, {
    projects,
    options: engineOptions(flags),
    forceExclude,
    verbose,
    isLinked,
  });
  const wanted = { places: format === 'github' || format === 'sarif', fixes: format === 'sarif' };
  const work = { jobs, wanted, roots };
  for await (const { source, outcome } of programsFirst('check', sources, work, engine)) {
    if (outcome && 'reason' in outcome) {
      terminal.report({ path: source.path, text: outcome.reason, fatal: true });
      continue;
    }
    collected.files += 1;
    baseline?.see(source.path);
    if (!outcome) continue;
    reportFailures(source.path, outcome.value.failures, terminal);
    const fresh = take(outcome.value, baseline, collected);
    if (!updateBaseline) printLines(fresh, format, terminal);
  }
  if (baseline && updateBaseline) return await writeBaseline(baseline, terminal);
  const summary = summarise(collected, baseline);
  printSummary(summary, collected, format, terminal);
  if (baseline) tellStale(baseline, terminal);
  return exitCode({ error: terminal.hasError, findings: summary.found > 0 });
}

async function openBaseline(
  flags: CheckFlags,
  projects: ProjectLoader,
): Promise<{ value: BaselineFile } | { reason: string } | undefined> {
  const path = flags.baseline ?? baselinePath(projects);
  const { updateBaseline = false } = flags;
  if (path === undefined) return updateBaseline ? { reason: '--update-baseline needs --baseline FILE' } : undefined;
  const opened = await BaselineFile.open(path, updateBaseline);
  return 'reason' in opened ? { reason: `${path}: ${opened.reason}` } : opened;
}

/** Notes a file and answers with what is new of it. */
function take(file: CheckedFile, baseline: BaselineFile | undefined, collected: Collected): CheckedFile {
  const known = baseline?.match(file);
  collected.compared.push({ file, known });
  const isNew = (_: unknown, index: number): boolean => known?.[index] !== true;
  const fresh = known ? { ...file, findings: file.findings.filter(isNew), details: file.details.filter(isNew) } : file;
  collected.checked.push(fresh);
  return fresh;
}

async function writeBaseline(baseline: BaselineFile, terminal: Terminal): Promise<ExitCode> {
  if (terminal.hasError) {
    terminal.tell(`error: ${baseline.path} is not written, because not every file could be checked`);
    return ExitCode.error;
  }
  const written = await baseline.update();
  if ('reason' in written) {
    terminal.report({ path: baseline.path, text: written.reason, fatal: true });
    return ExitCode.error;
  }
  terminal.tell(`${baseline.path}: ${count(written.value, 'finding')} known from now on`);
  return ExitCode.clean;
}

function tellStale(baseline: BaselineFile, terminal: Terminal): void {
  const stale = baseline.stale();
  if (stale.length === 0) return;
  const [first] = stale;
  const example = `${first!.path}: ${first!.code} in "${first!.line}"`;
  const rest = stale.length > 1 ? ` and ${stale.length - 1} more` : '';
  const text = `no longer found: ${example}${rest}; --update-baseline takes them out`;
  terminal.report({ path: baseline.path, text, fatal: false });
}

function printLines({ path, findings, details }: CheckedFile, format: CheckFlags['format'], terminal: Terminal): void {
  if (format !== 'text' && format !== 'github') return;
  findings.forEach((finding, index) => {
    const range = details[index]?.inFile ?? finding.range;
    terminal.print(format === 'github' ? githubLine(path, finding, range) : textLine(path, finding, terminal.paint));
  });
}

function printSummary(
  summary: Summary,
  { checked, compared }: Collected,
  format: CheckFlags['format'],
  terminal: Terminal,
): void {
  if (format === 'json') terminal.print(jsonReport(checked, summary));
  if (format === 'sarif') terminal.print(sarifReport(compared));
  const findings = checked.flatMap((file) => file.findings);
  if (format === 'text') terminal.print(checkSummary(summary, findings));
}

function summarise({ files, checked, compared }: Collected, baseline: BaselineFile | undefined): Summary {
  const total = (amount: (file: CheckedFile) => number): number => checked.reduce((sum, file) => sum + amount(file), 0);
  const known = compared.reduce((sum, file) => sum + (file.known?.filter(Boolean).length ?? 0), 0);
  return {
    files,
    found: total((file) => file.findings.length),
    rewritten: 0,
    marked: total((file) => file.marked),
    suppressed: total((file) => file.suppressed),
    ...(baseline && { known }),
  };
}
