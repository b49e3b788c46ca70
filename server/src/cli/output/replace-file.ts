import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
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
    await writeFileAtomic(path, content, { tmpfileCreated: () => assertUnchanged(path, expected) });
    return undefined;
  } catch (error) {
    return error instanceof ChangedMeanwhile ? error.message : `${reasonOf(error)}, nothing written`;
  }
}

class ChangedMeanwhile extends Error {}

/** Thrown rather than returned: it is the only way to make the writer give up and tidy away its temporary file. */
async function assertUnchanged(path: string, expected: Buffer): Promise<void> {
  const current = await readFile(path);
  if (!current.equals(expected)) throw new ChangedMeanwhile('the file changed during the run, nothing written');
}
