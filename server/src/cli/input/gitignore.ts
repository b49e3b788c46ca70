import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The `.gitignore` rules in force in one folder, those of the folders above it included. */
export interface IgnoreRules {
  /** Real path that all patterns are relative to. */
  readonly base: string;
  readonly matcher: Ignore;
}

/** Rules for a folder that a search starts in: its own `.gitignore` and those up to the root of the git repository. */
export async function rulesAt(folder: string): Promise<IgnoreRules> {
  const start = await realpath(folder);
  const base = (await gitRoot(start)) ?? start;
  let rules: IgnoreRules = { base, matcher: emptyMatcher() };
  for (const above of foldersBetween(base, start)) rules = await rulesWithin(rules, above);
  // A folder that the user names is searched even when the repository ignores it.
  if (start !== base && isIgnored(rules, start, true)) rules = { base: start, matcher: emptyMatcher() };
  return rulesWithin(rules, start);
}

/** The rules one level deeper: the same ones, unless the folder has a `.gitignore` of its own. */
export async function rulesWithin(rules: IgnoreRules, folder: string): Promise<IgnoreRules> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  if (text === undefined) return rules;
  const prefix = posix(relative(rules.base, folder));
  const patterns = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const own = patterns.flatMap((pattern) => rebase(pattern, prefix));
  return { base: rules.base, matcher: emptyMatcher().add(rules.matcher).add(own) };
}

/** True when git would leave the path out; `path` is a real path below the base. */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  const name = posix(relative(rules.base, path));
  return rules.matcher.ignores(isFolder ? `${name}/` : name);
}

/** One matcher needs patterns relative to one folder, so a deeper file's patterns get its folder in front. */
function rebase(line: string, prefix: string): readonly string[] {
  if (line.trim() === '' || line.startsWith('#')) return [];
  if (prefix === '') return [line];
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length);
  const isAnchored = pattern.slice(0, -1).includes('/');
  const folder = prefix.replace(/[\\*?[\]!# ]/g, '\\$&');
  return [`${negation}/${folder}/${isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`];
}

async function gitRoot(start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = await stat(join(folder, '.git')).catch(() => undefined);
    if (found) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The folders from `base` down to just above `start`. */
function foldersBetween(base: string, start: string): readonly string[] {
  const steps = relative(base, start).split(sep).filter(Boolean);
  return steps.map((_, depth) => join(base, ...steps.slice(0, depth)));
}

function emptyMatcher(): Ignore {
  return ignore({ ignorecase: process.platform === 'win32' || process.platform === 'darwin' });
}

function posix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
