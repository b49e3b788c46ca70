import { readFile } from 'node:fs/promises';
import { FileTransaction, type StagedFile, stuckReason, writeReason } from './file-transaction';
import { replaceFile } from './replace-file';

/** A file and what it is to hold. */
export interface Replacement {
  readonly path: string;
  /** What it must still hold. */
  readonly expected: Buffer;
  readonly content: Uint8Array;
}

/**
 * Replaces several files, or none of them; answers with the reason when it refuses. All new contents are on the disk
 * before the first file is touched, and a rename that fails takes back those before it.
 */
export async function replaceFiles(files: readonly Replacement[]): Promise<string | undefined> {
  const [only] = files;
  if (!only) return undefined;
  if (files.length === 1) return replaceFile(only.path, only.expected, only.content);
  const transaction = new FileTransaction();
  const staged: StagedFile[] = [];
  let at = only;
  try {
    for (at of files) staged.push(await transaction.stage(at.path, at.content));
    for (const [index, one] of staged.entries()) {
      at = files[index] ?? at;
      if (!(await readFile(one.real)).equals(at.expected)) throw new Error('the file changed during the run');
      await transaction.replace(one);
    }
    return undefined;
  } catch (error) {
    const stuck = stuckReason(await transaction.restore());
    return `${at.path}: ${writeReason(error)}${stuck || '; it shares objects with others, so none of them was written'}`;
  } finally {
    await transaction.close();
  }
}
