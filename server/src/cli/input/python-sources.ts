import { dirname, relative, resolve } from 'node:path';
import { type FileOptions, fileOptions, isExcluded } from '../../project/file-settings';
import type { Project, ProjectLoader } from '../../project/project-loader';
import { type PinnedTarget, TargetVersions } from '../../project/target-version';
import type { Terminal } from '../output/terminal';
import { type FoundFile, findFiles, standardInput } from './find-files';
import { readAhead } from './read-ahead';

/** A file that could be read and is not binary. */
export interface PythonSource {
  readonly path: string;
  readonly bytes: Buffer;
  /** False when neither the bytes nor what they import ever say `sagemaker`: such a file is neither decoded nor parsed. */
  readonly isRelevant: boolean;
  /** Those of the command line, completed by those of its project. */
  readonly options: FileOptions;
}

/** What decides on the files of a run, besides the paths. */
export interface Selection {
  readonly projects: ProjectLoader;
  /** The options of the command line. */
  readonly options: FileOptions;
  /** Leaves out what a project excludes even where the file is named. */
  readonly forceExclude: boolean;
  /** Says where a target version comes from that nobody gave. */
  readonly verbose?: boolean;
  /** Tells whether a file that never says `sagemaker` imports one that does. */
  readonly isLinked?: (path: string, bytes: Buffer) => boolean;
}

/** Yields every readable source behind the path arguments, in order, and reports on all others. */
export async function* pythonSources(
  paths: readonly string[],
  terminal: Terminal,
  { projects, options, forceExclude, verbose = false, isLinked = () => false }: Selection,
): AsyncGenerator<PythonSource> {
  const search = await findFiles(paths);
  for (const problem of search.problems) terminal.report(problem);
  const projectOf = (file: FoundFile): Project | undefined => projectAround(file, projects);
  const files = search.files.filter((file) => {
    const project = projectOf(file);
    if (project && isBroken(project, terminal)) return false;
    return isSelected(file, { projects, forceExclude });
  });
  const told = new Set<string>();
  const optionsOf = fileChoices({ projects, options }, ({ version, origin }) => {
    if (verbose && !told.has(origin)) terminal.tell(`note: target ${version}, from ${origin}`);
    told.add(origin);
  });
  const progress = terminal.startProgress(files.length);
  try {
    for await (const { file, bytes } of readAhead(files)) {
      const { path } = file;
      if ('reason' in bytes) terminal.report({ path, text: bytes.reason, fatal: true });
      else if (!bytes.value.includes(0)) {
        yield {
          path,
          bytes: bytes.value,
          isRelevant: bytes.value.includes('sagemaker') || isLinked(path, bytes.value),
          options: optionsOf(file),
        };
      } else if (file.isNamed) terminal.report({ path, text: binaryReason(bytes.value), fatal: true });
      progress.step();
    }
  } finally {
    progress.stop();
  }
}

/** Completes the options of the command line for each file, by its project's and by the target that is pinned nearby. */
export function fileChoices(
  { projects, options }: Pick<Selection, 'projects' | 'options'>,
  onPinned: (pinned: PinnedTarget) => void = () => undefined,
): (file: FoundFile) => FileOptions {
  const targets = new TargetVersions();
  return (file) => {
    const path = resolve(file.path);
    const own = fileOptions(projectAround(file, projects), path, options);
    const pinned = own.target === undefined ? targets.of(path, process.cwd()) : undefined;
    if (!pinned) return own;
    onPinned(pinned);
    return { ...own, target: pinned.version };
  };
}

/** False for a file that its project excludes, or whose project has settings that cannot be read. */
export function isSelected(file: FoundFile, { projects, forceExclude }: Omit<Selection, 'options'>): boolean {
  const project = projectAround(file, projects);
  if (project && project.problems.length > 0) return false;
  return (file.isNamed && !forceExclude) || !isExcluded(project, resolve(file.path));
}

function projectAround({ path }: FoundFile, projects: ProjectLoader): Project | undefined {
  return projects.projectOf(path === standardInput ? process.cwd() : dirname(resolve(path)));
}

const toldOf = new WeakSet<Project>();

/** A project whose settings are wrong is left alone: what they were to exclude might be rewritten. */
function isBroken(project: Project, terminal: Terminal): boolean {
  if (project.problems.length === 0) return false;
  if (!toldOf.has(project)) {
    toldOf.add(project);
    const path = relative('', project.file);
    for (const text of project.problems) terminal.report({ path, text, fatal: true });
  }
  return true;
}

function binaryReason(bytes: Buffer): string {
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe' || start === 'feff') return 'UTF-16 text, which Python cannot read';
  return 'a binary file, not Python source';
}
