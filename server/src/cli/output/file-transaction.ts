import { randomBytes } from 'node:crypto';
import * as disk from 'node:fs/promises';
import { reasonOf } from '../problem';

/** What a transaction asks of the file system; tests hand in one that fails. */
export type FileOperations = Pick<
  typeof disk,
  'access' | 'copyFile' | 'link' | 'open' | 'readFile' | 'realpath' | 'rename' | 'rm' | 'stat'
>;

/** New content that stands ready beside its file. */
export interface StagedFile {
  /** The file itself, behind any symbolic link. */
  readonly real: string;
  readonly next: string;
  /** The old content under another name. */
  readonly kept: string;
}

/** Thrown when a file may not be written; another file of the transaction may. */
export class NotWritable extends Error {}

const writable = disk.constants.W_OK;

/**
 * Replaces the contents of several files so that it can be taken back: all new contents stand on the disk before the
 * first file is touched. Whoever begins one calls `close` at the end, which removes everything but the files.
 */
export class FileTransaction {
  private readonly staged: StagedFile[] = [];
  private readonly replaced: StagedFile[] = [];

  constructor(private readonly files: FileOperations = disk) {}

  /** Writes the new content beside the file; throws with the file untouched. */
  async stage(path: string, content: Uint8Array): Promise<StagedFile> {
    const { files } = this;
    const real = await files.realpath(path);
    const { mode, uid, gid } = await files.stat(real);
    // A rename ignores the mode of what it replaces, so a read-only file has to be asked about.
    if ((mode & 0o222) === 0) throw new NotWritable('the file is read-only');
    await files.access(real, writable);
    const unique = randomBytes(4).toString('hex');
    const one = { real, next: `${real}.${unique}.next`, kept: `${real}.${unique}.kept` };
    this.staged.push(one);
    const file = await files.open(one.next, 'wx', mode);
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
    await files.link(real, one.kept).catch(() => files.copyFile(real, one.kept, disk.constants.COPYFILE_EXCL));
    return one;
  }

  /** Puts the new content in the place of the old. */
  async replace(one: StagedFile): Promise<void> {
    await this.files.rename(one.next, one.real);
    this.replaced.push(one);
  }

  /** Puts all old contents back; answers with the files for which that failed. */
  async restore(): Promise<readonly string[]> {
    const stuck: string[] = [];
    for (const one of this.replaced.splice(0).reverse()) {
      try {
        await this.files.rename(one.kept, one.real);
      } catch {
        stuck.push(one.real);
        // The only copy of the old content is worth more than a tidy folder.
        this.staged.splice(this.staged.indexOf(one), 1);
      }
    }
    return stuck;
  }

  /** Removes what stands beside the files. */
  async close(): Promise<void> {
    const beside = this.staged.splice(0).flatMap(({ next, kept }) => [next, kept]);
    await Promise.all(beside.map((path) => this.files.rm(path, { force: true }).catch(() => undefined)));
  }
}

/** Says which old contents could not be put back and where they are; empty when all are. */
export function stuckReason(stuck: readonly string[]): string {
  return stuck.length === 0
    ? ''
    : `; these were written and could not be restored, their old content is beside them (*.kept): ${stuck.join(', ')}`;
}

/** Says in a few words why a file could not be replaced. */
export function writeReason(error: unknown): string {
  return error instanceof NotWritable ? error.message : reasonOf(error);
}
