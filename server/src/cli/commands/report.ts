import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { version } from '../../../../package.json';
import { gitCommit } from '../../project/git';
import type { ProjectLoader } from '../../project/project-loader';
import { readHistory, withEntry, writeHistory } from '../../report/history';
import { type ReportFormat, renderReport } from '../../report/migration-report';
import { historyEntry, reportData } from '../../report/report-data';
import { writeWhole } from '../../write-whole';
import { type EngineFlags, engineOptions } from '../engine-options';
import { ExitCode } from '../exit-code';
import type { CheckedFile } from '../file-work';
import { standardInput } from '../input/find-files';
import { importsOf } from '../input/imports-of';
import { pythonSources } from '../input/python-sources';
import type { EngineSource } from '../lazy-engine';
import type { Terminal } from '../output/terminal';
import { type Problem, reasonOf } from '../problem';
import { programsFirst } from '../work/programs-first';
import { reportFailures } from './report-failures';

export interface ReportFlags extends EngineFlags {
  /** Goes by the name of the output where absent; Markdown then, unless it ends in `.html`. */
  readonly format?: ReportFormat;
  readonly output?: string;
  readonly history?: string;
}

/** Writes or prints the migration report of files and folders; a finding is no failure here. */
export async function report(
  paths: readonly string[],
  flags: ReportFlags,
  terminal: Terminal,
  engine: EngineSource,
  projects: ProjectLoader,
): Promise<ExitCode> {
  const history = flags.history === undefined ? undefined : await readHistory(flags.history);
  if (history && 'reason' in history) {
    terminal.tell(`error: ${flags.history}: ${history.reason}`);
    return ExitCode.error;
  }
  const problems: Problem[] = [];
  const listening: Terminal = {
    ...terminal,
    report(problem) {
      problems.push(problem);
      terminal.report(problem);
    },
  };
  const { files, checked } = await findings(paths, flags, listening, engine, projects);
  const commit = await gitCommit(await folderOf(paths[0] ?? '.'));
  let data = reportData({ date: new Date().toISOString().slice(0, 10), commit, version, files, checked, problems });
  if (history) {
    // What could not be looked at would read as progress.
    const isWhole = !problems.some(({ fatal }) => fatal);
    const entries = withEntry(history.value, historyEntry(data));
    data = { ...data, history: entries };
    if (!isWhole) terminal.tell(`${flags.history}: not written, because not every file could be checked`);
    const refusal = isWhole ? await writeHistory(flags.history!, entries) : undefined;
    if (refusal !== undefined) terminal.report({ path: flags.history!, text: refusal, fatal: true });
  }
  await deliver(renderReport(data, formatOf(flags)), flags.output, terminal);
  return terminal.hasError ? ExitCode.error : ExitCode.clean;
}

async function findings(
  paths: readonly string[],
  { jobs, forceExclude = false, ...flags }: ReportFlags,
  terminal: Terminal,
  engine: EngineSource,
  projects: ProjectLoader,
): Promise<{ files: number; checked: CheckedFile[] }> {
  const { roots, isLinked } = await importsOf(paths);
  const verbose = flags.verbose === true;
  const options = engineOptions(flags);
  const sources = pythonSources(paths, terminal, { projects, options, forceExclude, verbose, isLinked });
  const checked: CheckedFile[] = [];
  let files = 0;
  for await (const { source, outcome } of programsFirst('check', sources, { jobs, roots }, engine)) {
    if (outcome && 'reason' in outcome) {
      terminal.report({ path: source.path, text: outcome.reason, fatal: true });
      continue;
    }
    files += 1;
    if (!outcome) continue;
    reportFailures(source.path, outcome.value.failures, terminal);
    checked.push(outcome.value);
  }
  return { files, checked };
}

async function deliver(text: string, output: string | undefined, terminal: Terminal): Promise<void> {
  if (output === undefined) {
    terminal.print(text);
    return;
  }
  try {
    await writeWhole(output, Buffer.from(text));
    terminal.tell(`${output}: written`);
  } catch (error) {
    terminal.report({ path: output, text: `${reasonOf(error)}, nothing written`, fatal: true });
  }
}

function formatOf({ format, output = '' }: ReportFlags): ReportFormat {
  return format ?? (/\.html?$/i.test(output) ? 'html' : 'markdown');
}

async function folderOf(path: string): Promise<string> {
  if (path === standardInput) return process.cwd();
  const status = await stat(path).catch(() => undefined);
  return status?.isDirectory() ? resolve(path) : dirname(resolve(path));
}
