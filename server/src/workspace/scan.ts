import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { ImportScan, mayImport } from '../../../rules/engine/import-scan';
import { type FoundFile, findFiles } from '../cli/input/find-files';
import type { PythonSource } from '../cli/input/python-sources';
import { readAhead } from '../cli/input/read-ahead';
import { type EngineSource, lazyEngine } from '../cli/lazy-engine';
import type { Problem } from '../cli/problem';
import type { Kind, Results } from '../cli/work/file-task';
import type { WorkOptions } from '../cli/work/in-order';
import { programsFirst } from '../cli/work/programs-first';
import type { ProgramTally } from '../manifests/program-tally';
import { importText } from '../project/importer-index';
import { ModuleFiles } from '../project/module-files';
import type { Project } from '../project/project-loader';
import type { TargetVersions } from '../project/target-version';
import type { Session } from '../session/session';
import { linkedFiles } from './linked-files';
import { seenBytes, unsavedTexts } from './seen-bytes';
import { WorkspaceFolders } from './workspace-folders';

const PYTHON_FILE = /\.(?:py|ipynb)$/i;

/** Each thread has an engine and trees of its own. */
const MAX_THREADS = 8;

/** What a scan is to do, and who hears of what it finds. */
export interface ScanRequest<K extends Kind> {
  readonly kind: K;
  /** Absolute paths of the files or folders to look at; all folders of the workspace when absent. */
  readonly paths?: readonly string[];
  /** What is known of programs that are not looked at, for the manifests that are; the others are added. */
  readonly tally?: ProgramTally;
  /** For `migrate`: with safe rewrites only, and once more with all. */
  readonly bothWays?: boolean;
  readonly signal: AbortSignal;
  /** Told of each file that has to do with the SDK, in the order of the files, manifests last. */
  readonly take: (result: Results[K]) => void;
  /** Told of everything that could not be looked at, or is worth a note. */
  readonly report: (problem: Problem) => void;
  /** Told after each file. */
  readonly progress?: (done: number, total: number) => void;
}

/** What a scan came to. */
export interface ScanSummary {
  /** False when it was stopped; what was told until then is right, but not all. */
  readonly isComplete: boolean;
  /** Files that were looked at, those without a word of the SDK included. */
  readonly files: number;
  /** For `migrate`: absolute paths of files that import each other, and are rewritten together or not at all. */
  readonly groups: readonly (readonly string[])[];
}

let runs = 0;

/**
 * Looks at every Python file, notebook and manifest of the workspace's folders, in worker threads, as after a save of
 * everything that is open. Ignore files, project settings and the settings of each folder decide on what is looked at and how.
 */
export async function scanWorkspace<K extends Kind>(
  session: Session,
  targets: TargetVersions,
  { kind, paths, tally, bothWays = false, signal, take, report, progress = () => undefined }: ScanRequest<K>,
): Promise<ScanSummary> {
  await session.excludes.refresh(session.configurations.uris);
  const folders = new WorkspaceFolders(session, targets);
  if (!paths)
    for (const uri of folders.virtual)
      report({ path: uri, text: 'not on a disk, so only what is open is checked', fatal: false });
  const search = await findFiles(paths ?? folders.paths, signal);
  for (const problem of search.problems) report(problem);
  const isBroken = brokenProjects(report);
  const files = search.files.filter(({ path }) => {
    if (folders.optionsOf(resolve(path)) === undefined) return false;
    // What broken settings were to exclude must not be rewritten.
    return kind !== 'migrate' || !isBroken(session.projects.projectOf(resolve(path)));
  });
  const open = folders.openUris();
  const read = seenBytes(session, open);
  const texts = (path: string): { text: string; version: string } | undefined => {
    const document = session.program(open.get(path) ?? '')?.documents[0];
    return document && path.endsWith('.py') ? { text: document.getText(), version: `${document.version}` } : undefined;
  };
  const modules = new ModuleFiles({ roots: folders.paths, openText: texts });
  const groups = kind === 'migrate' ? await linked(files, read, folders, modules, signal) : [];
  const names = new Map(files.map(({ path }) => [resolve(path), path]));
  const links = new Map(groups.flatMap((group) => group.map((path) => [path, group])));
  const importersOf = await session.modules.searched();
  const work: WorkOptions = {
    jobs: Math.min(MAX_THREADS, Math.max(1, availableParallelism() - 1)),
    ...(worker !== undefined && { worker }),
    bothWays,
    wanted: { places: true, fixes: false },
    roots: folders.paths,
    unsaved: await unsavedTexts(session, open),
    run: ++runs,
    read: async (path) => {
      const bytes = await read(path);
      return 'value' in bytes ? bytes.value : undefined;
    },
    linkedTo: (path) =>
      (links.get(resolve(path)) ?? []).flatMap((one) => (one === resolve(path) ? [] : (names.get(one) ?? one))),
    importersOf(path) {
      const along = new Set(links.get(resolve(path)));
      return importersOf(resolve(path)).filter(({ id }) => !along.has(id));
    },
  };
  let done = 0;
  const pass = (problem?: Problem): void => {
    if (problem) report(problem);
    progress(++done, files.length);
  };
  const sources = sourcesOf(files, read, folders, new ImportScan(modules), pass);
  const results = programsFirst(kind, sources, work, engineSource, tally);
  const stopped = signal.aborted ? Promise.resolve() : once(signal, 'abort').then(() => undefined);
  for (;;) {
    const next = results.next();
    const step = signal.aborted ? undefined : await Promise.race([next, stopped]);
    if (!step || signal.aborted) {
      // The threads are ended as soon as the generator notices; nobody has to wait for that.
      void next.then(() => results.return(undefined)).catch(() => undefined);
      return { isComplete: false, files: done, groups };
    }
    if (step.done) return { isComplete: true, files: done, groups };
    const { source, outcome } = step.value;
    if (outcome && 'value' in outcome) take(outcome.value);
    pass(outcome && 'reason' in outcome ? { path: source.path, text: outcome.reason, fatal: true } : undefined);
  }
}

/** The server's bundle, which knows when a thread runs it; nothing from source, where there are no threads. */
const worker = basename(__filename) === 'server.js' ? __filename : undefined;

/** Used where there are no threads. */
const engineSource: EngineSource = lazyEngine();

async function* sourcesOf(
  files: readonly FoundFile[],
  read: Parameters<typeof linkedFiles>[1],
  folders: WorkspaceFolders,
  scan: ImportScan,
  pass: (problem?: Problem) => void,
): AsyncGenerator<PythonSource> {
  for await (const { file, bytes } of readAhead(files, read)) {
    const { path } = file;
    const options = folders.optionsOf(resolve(path));
    if ('reason' in bytes) pass({ path, text: bytes.reason, fatal: true });
    else if (!options || bytes.value.includes(0)) pass();
    else {
      const { value } = bytes;
      const isLinked = (): boolean =>
        PYTHON_FILE.test(path) && mayImport(value) && scan.reaches(resolve(path), importText(path, value.toString()));
      yield { path, bytes: value, isRelevant: value.includes('sagemaker') || isLinked(), options };
    }
  }
}

/** Tells projects with settings that cannot be read, and reports on each of them once. */
function brokenProjects(report: (problem: Problem) => void): (project: Project | undefined) => boolean {
  const told = new Set<Project>();
  return (project) => {
    if (!project || project.problems.length === 0) return false;
    if (!told.has(project)) for (const text of project.problems) report({ path: project.file, text, fatal: true });
    told.add(project);
    return true;
  };
}

async function linked(
  files: readonly FoundFile[],
  read: Parameters<typeof linkedFiles>[1],
  folders: WorkspaceFolders,
  modules: ModuleFiles,
  signal: AbortSignal,
): Promise<readonly (readonly string[])[]> {
  const python = files.flatMap(({ path }) => (PYTHON_FILE.test(path) ? [resolve(path)] : []));
  return linkedFiles(python, read, (path) => folders.optionsOf(path), modules, signal);
}
