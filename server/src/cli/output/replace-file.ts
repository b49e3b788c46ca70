import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { writeWhole } from '../../write-whole';
import { reasonOf } from '../problem';

/**
 * Replaces a file whole, or not at all; answers with the reason when it refuses.
 * The file must still hold `expected` when the new content stands ready beside it.
 */
export async function replaceFile(path: string, expected: Buffer, content: Uint8Array): Promise<string | undefined> {
  try {
    // A rename ignores the mode of what it replaces, so a read-only file has to be asked about.
    if (((await stat(path)).mode & 0o222) === 0) return 'the file is read-only, nothing written';
    await access(path, constants.W_OK);
    await writeWhole(path, content, () => assertUnchanged(path, expected));
    return undefined;
  } catch (error) {
    return error instanceof ChangedMeanwhile ? error.message : `${reasonOf(error)}, nothing written`;
  }
}

class ChangedMeanwhile extends Error {}

/** Thrown rather than returned, so that the writer tidies up. */
async function assertUnchanged(path: string, expected: Buffer): Promise<void> {
  const current = await readFile(path);
  if (!current.equals(expected)) throw new ChangedMeanwhile('the file changed during the run, nothing written');
}

/**
 * Writes a file beside the one it was made of; answers with the reason when it refuses. What stands there already is
 * replaced only when told to, unless it has this very content.
 */
export async function writeSibling(
  path: string,
  content: Uint8Array,
  mayReplace: boolean,
): Promise<string | undefined> {
  try {
    const present = await readFile(path).catch(() => undefined);
    if (present?.equals(content)) return undefined;
    if (present && !mayReplace) return 'it exists with other content, nothing written; --overwrite replaces it';
    await writeWhole(path, content);
    return undefined;
  } catch (error) {
    return `${reasonOf(error)}, nothing written`;
  }
}

/** `name-v3.ipynb` or `name_v3.py`, which stays importable. */
export function siblingOf(path: string): string {
  return path.replace(/(\.ipynb)$/i, '-v3$1').replace(/(\.pyw?)$/i, '_v3$1');
}
