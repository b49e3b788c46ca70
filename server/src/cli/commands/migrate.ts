import { stat } from 'node:fs/promises';
import type { ProjectLoader } from '../../project/project-loader';
import { type EngineFlags, engineOptions } from '../engine-options';
import { ExitCode, exitCode } from '../exit-code';
import type { MigratedFile } from '../file-work';
import { encodeLike } from '../input/encoding';
import { standardInput } from '../input/find-files';
import { importsOf } from '../input/imports-of';
import { fileChoices, isSelected, type PythonSource, pythonSources } from '../input/python-sources';
import type { EngineSource } from '../lazy-engine';
import { jsonReport, type ReportedFile, type Summary } from '../output/json-report';
import { replaceFile, siblingOf, writeSibling } from '../output/replace-file';
import type { Paint, Terminal } from '../output/terminal';
import { count, migrateSummary } from '../output/text-report';
import { unifiedDiff } from '../output/unified-diff';
import { programsFirst } from '../work/programs-first';
import { GroupWriter, untouched } from './group-writer';
import { reportFailures } from './report-failures';

export const migrateFormats = ['text', 'json'] as const;

/** What becomes of pins; where they are held, code stays as it is. */
export const pinModes = ['move', 'hold'] as const;

export interface MigrateFlags extends EngineFlags {
  readonly diff?: boolean;
  readonly write?: boolean;
  readonly stdout?: boolean;
  readonly sibling?: boolean;
  readonly overwrite?: boolean;
  readonly safeOnly?: boolean;
  readonly pins: (typeof pinModes)[number];
  readonly format: (typeof migrateFormats)[number];
}

type Totals = Required<Omit<Summary, 'known'>>;

/** Where the new texts go. */
type Destination = 'diff' | 'write' | 'sibling' | 'stdout';

/** Rewrites V2 usages and shows, prints or writes the outcome. */
export async function migrate(
  paths: readonly string[],
  flags: MigrateFlags,
  terminal: Terminal,
  engine: EngineSource,
  projects: ProjectLoader,
): Promise<ExitCode> {
  const destination = destinationOf(paths, flags);
  const refusal = await refusalOf(paths, flags, destination);
  if (refusal) {
    terminal.tell(`error: ${refusal}`);
    return ExitCode.error;
  }
  const isHeld = flags.pins === 'hold';
  const options = {
    ...engineOptions(flags),
    ...(flags.safeOnly && { safeOnly: true }),
    ...(isHeld && { pins: 'hold' as const }),
  };
  const reported: ReportedFile[] = [];
  let total: Totals = { files: 0, found: 0, rewritten: 0, marked: 0, suppressed: 0, review: 0, left: 0 };
  const { jobs, forceExclude = false } = flags;
  const { roots, isLinked, linkedTo, importersOf } = await importsOf(paths, {
    isTaken: (file) => isSelected(file, { projects, forceExclude }),
    optionsOf: fileChoices({ projects, options }),
    // No code is rewritten where pins are held, so files need not wait for each other.
    isInPlace: destination !== 'sibling' && !isHeld,
  });
  const verbose = flags.verbose === true;
  const sources = pythonSources(paths, terminal, { projects, options, forceExclude, verbose, isLinked });
  const work = { jobs, roots, linkedTo, importersOf };
  const groups = new GroupWriter(linkedTo);
  for await (const { source, outcome } of programsFirst('migrate', sources, work, engine)) {
    if (!outcome) {
      total = { ...total, files: total.files + 1 };
      if (destination === 'stdout' && flags.format === 'text') terminal.print(source.bytes);
      continue;
    }
    if ('reason' in outcome) {
      terminal.report({ path: source.path, text: outcome.reason, fatal: true });
      continue;
    }
    reportFailures(source.path, outcome.value.failures, terminal);
    if (destination === 'write' && groups.takes(source, outcome.value)) {
      for (const counts of await groups.writeWhole(source.path, flags, terminal)) total = add(total, counts);
    } else total = add(total, await deliver(source, outcome.value, destination, flags, terminal));
    if (flags.format === 'json') reported.push({ path: source.path, findings: outcome.value.findings });
  }
  for (const counts of groups.giveUp(terminal)) total = add(total, counts);
  if (flags.format === 'json') terminal.print(jsonReport(reported, total));
  else terminal.tell(`${count(total.files, 'file')}: ${migrateSummary(total)}`);
  return exitCode({ error: terminal.hasError, findings: remaining(total, destination) > 0 });
}

function destinationOf(paths: readonly string[], flags: MigrateFlags): Destination {
  if (flags.write) return 'write';
  if (flags.sibling) return 'sibling';
  if (flags.stdout) return 'stdout';
  return !flags.diff && paths.length === 1 && paths[0] === standardInput ? 'stdout' : 'diff';
}

/** Why these flags cannot be obeyed together, if so. */
async function refusalOf(
  paths: readonly string[],
  flags: MigrateFlags,
  destination: Destination,
): Promise<string | undefined> {
  if ([flags.diff, flags.write, flags.sibling, flags.stdout].filter(Boolean).length > 1) {
    return 'choose one of --diff, --write, --sibling and --stdout';
  }
  if (destination === 'write' && paths.includes(standardInput)) return 'standard input cannot be written in place';
  if (destination === 'sibling' && paths.includes(standardInput)) return 'nothing can stand beside standard input';
  if (flags.overwrite && !flags.sibling) return '--overwrite goes with --sibling';
  if (flags.stdout && (paths.length !== 1 || (await isFolder(paths[0]!)))) return '--stdout takes exactly one file';
  if (flags.stdout && flags.format === 'json') return '--stdout and --format json both want standard output';
  return undefined;
}

/** Hands the new text over and answers with the counts that hold afterwards. */
async function deliver(
  source: PythonSource,
  file: MigratedFile,
  destination: Destination,
  { format, overwrite = false }: MigrateFlags,
  terminal: Terminal,
): Promise<MigratedFile['counts']> {
  const isText = format === 'text';
  if (destination === 'stdout' && isText) terminal.print(file.content);
  if (destination === 'diff' && isText) printDiff(file, terminal);
  const isWritten = destination === 'write' || destination === 'sibling';
  if (!isWritten || file.after === file.source.text) return file.counts;
  const path = destination === 'sibling' ? siblingOf(source.path) : source.path;
  if (destination === 'sibling' && path === source.path) {
    terminal.report({ path, text: 'only *.py and *.ipynb files get a sibling', fatal: true });
    return untouched(file);
  }
  const refusal =
    destination === 'sibling'
      ? await writeSibling(path, file.content, overwrite)
      : await replaceFile(path, source.bytes, file.content);
  if (refusal !== undefined) {
    terminal.report({ path, text: refusal, fatal: true });
    return untouched(file);
  }
  if (isText) terminal.print(`${path}: ${migrateSummary({ files: 1, ...file.counts })}\n`);
  return file.counts;
}

/** Prints the change in the encoding of the file, so that the output can be applied as a patch. */
function printDiff({ path, source, after, cells }: MigratedFile, terminal: Terminal): void {
  if (cells) {
    for (const { cell, before, after: next } of [...cells].sort((a, b) => a.cell - b.cell)) {
      const diff = unifiedDiff(`${path}:cell ${cell + 1}`, before, next);
      terminal.print(terminal.isWatched ? coloured(diff, terminal.paint) : diff);
    }
    return;
  }
  const mark = source.hasBom ? '\uFEFF' : '';
  const diff = unifiedDiff(path, mark + source.text, mark + after);
  if (terminal.isWatched) {
    terminal.print(coloured(diff, terminal.paint));
    return;
  }
  const bytes = encodeLike({ ...source, hasBom: false }, diff);
  terminal.print('value' in bytes ? bytes.value : diff);
}

function coloured(diff: string, paint: Paint): string {
  return diff.replace(/^(?:(---|\+\+\+)|(@@)|(-)|(\+)).*$/gm, (line, header, hunk, removed) => {
    if (header) return paint('bold', line);
    if (hunk) return paint('cyan', line);
    return paint(removed ? 'red' : 'green', line);
  });
}

/** Findings still there afterwards: a preview changes nothing, a rewrite to review leaves a marker behind. */
function remaining(total: Totals, destination: Destination): number {
  return destination === 'diff' ? total.found : total.review + total.marked + total.left;
}

function add(total: Totals, counts: MigratedFile['counts']): Totals {
  return {
    files: total.files + 1,
    found: total.found + counts.found,
    rewritten: total.rewritten + counts.rewritten,
    marked: total.marked + counts.marked,
    suppressed: total.suppressed + counts.suppressed,
    review: total.review + counts.review,
    left: total.left + counts.left,
  };
}

async function isFolder(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => undefined);
  return status?.isDirectory() ?? false;
}
