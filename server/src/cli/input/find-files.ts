import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { manifestKind } from '../../manifests/manifest-kind';
import { isWithin } from '../../project/module-files';
import { codeOf, type Problem, reasonOf } from '../problem';
import { type IgnoreRules, isIgnored, rulesAt, rulesWithin } from './gitignore';

/** The path argument that stands for standard input. */
export const standardInput = '-';

/** A file to look at. */
export interface FoundFile {
  /** As shown to the user and as opened: relative to the working directory when the argument was. */
  readonly path: string;
  /** True when the user named this very file, false when a folder search found it. */
  readonly isNamed: boolean;
}

/** What a list of path arguments stands for. */
export interface Search {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

interface Candidate extends FoundFile {
  readonly realPath: string;
  readonly isLink: boolean;
}

/** Both lists grow while the arguments are walked. */
interface Collection {
  readonly candidates: Candidate[];
  readonly problems: Problem[];
  readonly signal: AbortSignal | undefined;
}

const skippedFolders = new Set(['node_modules', 'venv', '__pycache__', 'site-packages']);

/**
 * Expands path arguments to files: folders are searched for `*.py`, `*.ipynb` and manifests, named files are taken as
 * they are. What was found until `signal` stops it is incomplete.
 */
export async function findFiles(paths: readonly string[], signal?: AbortSignal): Promise<Search> {
  const found: Collection = { candidates: [], problems: [], signal };
  for (const path of paths) await addArgument(path, found);
  return { files: withoutRepeats(found.candidates), problems: found.problems };
}

async function addArgument(path: string, found: Collection): Promise<void> {
  if (path === standardInput) {
    found.candidates.push({ path, isNamed: true, realPath: standardInput, isLink: false });
    return;
  }
  try {
    const status = await stat(path);
    if (status.isDirectory()) await addFolder(path, found);
    else if (!status.isFile()) report(found, path, 'not a regular file');
    else found.candidates.push({ path, isNamed: true, realPath: await realpath(path), isLink: false });
  } catch (error) {
    report(found, path, (await isDanglingLink(path, error)) ? 'broken symbolic link' : reasonOf(error));
  }
}

async function addFolder(root: string, found: Collection): Promise<void> {
  const before = found.candidates.length + found.problems.length;
  await search(root, await realpath(root), await rulesAt(root), found);
  if (found.candidates.length + found.problems.length === before)
    note(found, root, 'no Python files or notebooks in this directory');
}

/**
 * Searches one folder. Not left to a glob library: those neither stop at folders that a nested `.gitignore` leaves
 * out nor tell which folder could not be read.
 */
async function search(folder: string, realFolder: string, rules: IgnoreRules, found: Collection): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    report(found, folder, reasonOf(error));
    return [];
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (found.signal?.aborted) return;
    const path = join(folder, entry.name);
    const realPath = join(realFolder, entry.name);
    const isPython =
      /\.(?:py|ipynb)$/.test(entry.name) || manifestKind(join(basename(realFolder), entry.name)) !== undefined;
    if (entry.isDirectory()) {
      if (isSkipped(entry.name) || isIgnored(rules, realPath, true)) continue;
      await search(path, realPath, await rulesWithin(rules, realPath), found);
    } else if (entry.isSymbolicLink()) {
      if (!isSkipped(entry.name) && !isIgnored(rules, realPath, false)) await addLink(path, isPython, found);
    } else if (isPython && !isIgnored(rules, realPath, false)) {
      if (entry.isFile()) found.candidates.push({ path, isNamed: false, realPath, isLink: false });
      else note(found, path, 'not a regular file, skipped');
    }
  }
}

/** Links to Python files count as files; links to folders are not followed, which also rules out endless loops. */
async function addLink(path: string, isPython: boolean, found: Collection): Promise<void> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) note(found, path, 'symbolic link to a directory, not followed');
    else if (isPython && status.isFile()) {
      found.candidates.push({ path, isNamed: false, realPath: await realpath(path), isLink: true });
    }
  } catch (error) {
    const isDangling = await isDanglingLink(path, error);
    if (isPython || !isDangling) report(found, path, isDangling ? 'broken symbolic link' : reasonOf(error));
  }
}

/** True for a file (absolute path) that is there and that a search of the folders (absolute paths) finds. */
export async function isSearched(folders: readonly string[], path: string): Promise<boolean> {
  const folder = folders.filter((one) => isWithin(one, dirname(path))).sort((a, b) => b.length - a.length)[0];
  const name = join(basename(dirname(path)), basename(path));
  if (folder === undefined || !(/\.(?:py|ipynb)$/.test(path) || manifestKind(name) !== undefined)) return false;
  try {
    if (!(await stat(path)).isFile()) return false;
    let rules = await rulesAt(folder);
    let real = await realpath(folder);
    const steps = relative(folder, path).split(sep);
    for (const [depth, step] of steps.entries()) {
      const isFolder = depth < steps.length - 1;
      real = join(real, step);
      if ((isFolder && (isSkipped(step) || (await lstat(real)).isSymbolicLink())) || isIgnored(rules, real, isFolder))
        return false;
      if (isFolder) rules = await rulesWithin(rules, real);
    }
    return true;
  } catch {
    return false;
  }
}

function isSkipped(name: string): boolean {
  return name.startsWith('.') || skippedFolders.has(name);
}

/** Keeps each real file once, under its own name rather than under that of a link to it. */
function withoutRepeats(candidates: readonly Candidate[]): readonly FoundFile[] {
  const chosen = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const rival = chosen.get(candidate.realPath);
    if (!rival || rank(candidate) > rank(rival)) chosen.set(candidate.realPath, candidate);
  }
  const kept = new Set(chosen.values());
  return candidates
    .filter((candidate) => kept.has(candidate))
    .map(({ path, isNamed }) => ({ path: sep === '/' ? path : path.split(sep).join('/'), isNamed }));
}

function rank(candidate: Candidate): number {
  if (candidate.isNamed) return 2;
  return candidate.isLink ? 0 : 1;
}

async function isDanglingLink(path: string, error: unknown): Promise<boolean> {
  if (codeOf(error) !== 'ENOENT') return false;
  const link = await lstat(path).catch(() => undefined);
  return link?.isSymbolicLink() ?? false;
}

function report(found: Collection, path: string, text: string): void {
  found.problems.push({ path, text, fatal: true });
}

function note(found: Collection, path: string, text: string): void {
  found.problems.push({ path, text, fatal: false });
}
