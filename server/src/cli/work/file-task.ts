import type { Engine, MigrateOptions } from '../../../../rules/engine/api';
import { type CheckedFile, checkFile, type MigratedFile, migrateFile } from '../file-work';
import type { Outcome } from '../problem';

/** One file to look at; plain data, so that it may go to a worker thread. */
export interface FileTask {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly options: MigrateOptions;
  /** Also work out what each fix changes, which takes a migration per group of findings. */
  readonly wantsFixes?: boolean;
}

/** What can be done with a file, and what comes of it. */
export interface Results {
  readonly check: CheckedFile;
  readonly migrate: MigratedFile;
}

export type Kind = keyof Results;

/** Does one task; never throws. */
export function perform<K extends Kind>(kind: K, engine: Engine, task: FileTask): Outcome<Results[K]>;
export function perform(kind: Kind, engine: Engine, task: FileTask): Outcome<CheckedFile | MigratedFile> {
  const { path, options, wantsFixes = false } = task;
  // What came from another thread is a plain byte array.
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  return kind === 'check'
    ? checkFile(engine, path, bytes, options, wantsFixes)
    : migrateFile(engine, path, bytes, options);
}
