import * as disk from 'node:fs/promises';
import {
  type FileOperations,
  FileTransaction,
  NotWritable,
  type StagedFile,
  stuckReason,
  writeReason,
} from '../cli/output/file-transaction';
import { codeOf, type Outcome } from '../cli/problem';
import { isWithin } from '../project/module-files';

/** A file that is to get new content. */
export interface Change {
  /** Absolute path; names the file in answers. */
  readonly path: string;
  /** As the user knows it. */
  readonly name: string;
  /** Changes of one group are made all or none. */
  readonly group?: number | undefined;
  /** Changes without which this one would be wrong. */
  readonly needs?: readonly Needed[];
  /** The new content for what the disk holds now, or why there is none; absent for what is open in the editor. */
  readonly contentFor?: (current: Buffer) => Outcome<Uint8Array>;
  /** Why an open file cannot be changed now, if so. */
  readonly obstacle?: () => Promise<string | undefined>;
}

/** A change that another one needs. */
export interface Needed {
  readonly path: string;
  readonly name: string;
}

/** What `applyChanges` works with. */
export interface ApplyPorts {
  /** Absolute paths of the workspace's folders: nothing outside of them is written. */
  readonly roots: readonly string[];
  /** Makes the changes of open files as one edit; answers why that failed. */
  readonly edit: (changes: readonly Change[]) => Promise<string | undefined>;
  readonly files?: FileOperations;
}

export interface AppliedChanges {
  /** Why a change was not made, by path. */
  readonly refused: ReadonlyMap<string, string>;
  /** One line; set when everything was taken back. */
  readonly failure?: string;
}

/** Errors that concern the one file; anything else, such as a full disk, would meet the next one too. */
const ofOneFile = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ETXTBSY',
]);

export const changedReason = 'it changed since the preview';

/**
 * Makes all changes or none. A file that is not any more what the preview was made from, or that cannot be written, is
 * refused beforehand, with its whole group; the others go on. A failure after that puts back what was written already.
 */
export async function applyChanges(changes: readonly Change[], ports: ApplyPorts): Promise<AppliedChanges> {
  const { files = disk } = ports;
  const refusals = new Refusals(changes);
  const transaction = new FileTransaction(files);
  const staged = new Map<Change, Staged>();
  try {
    for (const change of changes) {
      const reason = change.contentFor ? await stage(change, change.contentFor) : await change.obstacle?.();
      if (reason !== undefined) refusals.add(change, reason);
    }
    for (const change of refusals.rest()) {
      const now = await read(files, change.path);
      const isSame = change.contentFor ? now !== undefined && staged.get(change)?.before.equals(now) : true;
      if (!isSame) refusals.add(change, now ? changedReason : 'it is gone');
    }
    const rest = refusals.rest();
    for (const change of rest) await replace(change);
    const open = rest.filter(({ contentFor }) => !contentFor);
    const refusal = open.length > 0 ? await ports.edit(open) : undefined;
    if (refusal !== undefined) throw new Failure('', refusal);
    return { refused: refusals.reasons() };
  } catch (error) {
    const stuck = stuckReason(await transaction.restore());
    const { file, reason } = error instanceof Failure ? error : { file: '', reason: writeReason(error) };
    return {
      refused: refusals.reasons(),
      failure: `${file && `${file}: `}${reason}; ${stuck ? stuck.replace(/^; /, '') : 'nothing was changed'}`,
    };
  } finally {
    await transaction.close();
  }

  /** Writes the new content beside the file; answers why this one file cannot be changed. */
  async function stage(change: Change, contentFor: NonNullable<Change['contentFor']>): Promise<string | undefined> {
    try {
      const real = await files.realpath(change.path);
      if (!(await isInside(files, ports.roots, real))) return 'it is a link to a file outside of the workspace';
      const before = await files.readFile(real);
      const content = contentFor(before);
      if ('reason' in content) return content.reason;
      const one = await transaction.stage(real, content.value);
      staged.set(change, { before, one });
      return undefined;
    } catch (error) {
      if (error instanceof NotWritable || ofOneFile.has(codeOf(error))) return writeReason(error);
      throw new Failure(change.name, writeReason(error));
    }
  }

  async function replace(change: Change): Promise<void> {
    const ready = staged.get(change);
    if (!ready) return;
    try {
      await transaction.replace(ready.one);
    } catch (error) {
      throw new Failure(change.name, writeReason(error));
    }
  }
}

interface Staged {
  readonly before: Buffer;
  readonly one: StagedFile;
}

/** Thrown within this file only: everything is taken back. */
class Failure extends Error {
  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** Why changes are refused, and what else cannot be made then. */
class Refusals {
  private readonly refused = new Map<Change, string>();

  constructor(private readonly changes: readonly Change[]) {}

  add(change: Change, reason: string): void {
    this.refused.set(change, reason);
  }

  /** The changes that are still to be made. */
  rest(): Change[] {
    this.spread();
    return this.changes.filter((change) => !this.refused.has(change));
  }

  reasons(): ReadonlyMap<string, string> {
    this.spread();
    return new Map([...this.refused].map(([{ path }, reason]) => [path, reason]));
  }

  private spread(): void {
    for (let before = -1; before < this.refused.size; ) {
      before = this.refused.size;
      for (const change of this.changes) {
        const because = this.refused.has(change) ? undefined : this.becauseOf(change);
        if (because) this.refused.set(change, because);
      }
    }
  }

  private becauseOf({ group, needs = [] }: Change): string | undefined {
    if (group === undefined && needs.length === 0) return undefined;
    for (const other of this.refused.keys()) {
      if (group !== undefined && other.group === group) {
        return `it shares objects with ${other.name}, which cannot be changed`;
      }
    }
    const present = new Set(this.changes.flatMap((change) => (this.refused.has(change) ? [] : [change.path])));
    const missing = needs.find(({ path }) => !present.has(path));
    return missing && `${missing.name}, which needs what is installed now, stays on V2`;
  }
}

async function isInside(files: FileOperations, roots: readonly string[], real: string): Promise<boolean> {
  for (const root of roots) {
    const folder = await files.realpath(root).catch(() => root);
    if (isWithin(folder, real)) return true;
  }
  return false;
}

async function read(files: FileOperations, path: string): Promise<Buffer | undefined> {
  try {
    return await files.readFile(path);
  } catch {
    return undefined;
  }
}
