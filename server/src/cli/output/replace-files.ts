import { constants } from 'node:fs';
import { access, copyFile, link, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { reasonOf } from '../problem';
import { replaceFile } from './replace-file';

/** A file and what it is to hold. */
export interface Replacement {
  readonly path: string;
  /** What it must still hold. */
  readonly expected: Buffer;
  readonly content: Uint8Array;
}

/** A replacement that stands ready beside its file, with the old content kept under another name. */
interface Staged {
  readonly real: string;
  readonly next: string;
  readonly kept: string;
}

/**
 * Replaces several files, or none of them; answers with the reason when it refuses. All new contents are on the disk
 * before the first file is touched, and a rename that fails takes back those before it.
 */
export async function replaceFiles(files: readonly Replacement[]): Promise<string | undefined> {
  const [only] = files;
  if (!only) return undefined;
  if (files.length === 1) return replaceFile(only.path, only.expected, only.content);
  const staged: Staged[] = [];
  const replaced: Staged[] = [];
  let at = only;
  try {
    for (at of files) await stage(at, staged);
    for (const [index, one] of staged.entries()) {
      at = files[index] ?? at;
      if (!(await readFile(one.real)).equals(at.expected)) throw new Error('the file changed during the run');
      await rename(one.next, one.real);
      replaced.push(one);
    }
    return undefined;
  } catch (error) {
    const stuck = await restore(replaced);
    const reason = `${at.path}: ${reasonOf(error)}`;
    return stuck.length === 0
      ? `${reason}; it shares objects with others, so none of them was written`
      : `${reason}; these were written and could not be restored: ${stuck.join(', ')}`;
  } finally {
    await Promise.all(staged.flatMap(({ next, kept }) => [next, kept]).map((path) => rm(path, { force: true })));
  }
}

async function stage({ path, content }: Replacement, staged: Staged[]): Promise<void> {
  const real = await realpath(path);
  const { mode, uid, gid } = await stat(real);
  // A rename ignores the mode of what it replaces, so a read-only file has to be asked about.
  if ((mode & 0o222) === 0) throw new Error('the file is read-only');
  await access(real, constants.W_OK);
  const one = { real, next: `${real}.${process.pid}.next`, kept: `${real}.${process.pid}.kept` };
  staged.push(one);
  const file = await open(one.next, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.chmod(mode);
    // Only root may give files away; for everybody else they are the own ones already.
    await file.chown(uid, gid).catch(() => undefined);
    await file.sync();
  } finally {
    await file.close();
  }
  // A second name costs no space; not every file system has them.
  await link(real, one.kept).catch(() => copyFile(real, one.kept, constants.COPYFILE_EXCL));
}

/** Puts old contents back; answers with the files for which that failed. */
async function restore(replaced: Staged[]): Promise<string[]> {
  const stuck: string[] = [];
  for (const { real, kept } of replaced.reverse()) await rename(kept, real).catch(() => stuck.push(real));
  return stuck;
}
