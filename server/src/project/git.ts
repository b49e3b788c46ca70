import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What git says of a folder. */
export type GitState =
  | { readonly kind: 'clean' }
  /** Paths below the folder that differ from the commit, relative to the repository. */
  | { readonly kind: 'dirty'; readonly changes: readonly string[] }
  /** No repository, or no git to ask. */
  | { readonly kind: 'none' };

const run = promisify(execFile);

/** Changes and files that git does not know, in a folder (absolute path) and below. */
export async function gitState(folder: string): Promise<GitState> {
  const answer = await git(folder, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', '.']);
  if (answer === undefined) return { kind: 'none' };
  const changes = answer.split('\0').flatMap((entry) => (/^.. /.test(entry) ? [entry.slice(3)] : []));
  return changes.length > 0 ? { kind: 'dirty', changes } : { kind: 'clean' };
}

/** Abbreviated hash of the commit that a folder is at; empty outside of a repository and before its first commit. */
export async function gitCommit(folder: string): Promise<string> {
  return ((await git(folder, ['rev-parse', '--short=12', 'HEAD'])) ?? '').trim();
}

/** `-C` rather than a working directory: a program called git in the folder is never run, nor is a monitor it configures. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['-C', folder, '-c', 'core.fsmonitor=false', ...args], {
      maxBuffer: 64_000_000,
      timeout: 60_000,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
    });
    return stdout;
  } catch {
    return undefined;
  }
}
