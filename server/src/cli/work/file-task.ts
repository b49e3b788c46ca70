import { resolve } from 'node:path';
import type { Engine, Importer, MigrateOptions } from '../../../../rules/engine/api';
import { ModuleFiles } from '../../project/module-files';
import { migrateBothWays } from '../both-ways';
import { type CheckedFile, checkFile, type MigratedFile, migrateFile, migrateLinked } from '../file-work';
import type { WantedDetails } from '../finding-details';
import { pinsOnly } from '../pins-only';
import type { Outcome } from '../problem';

/** One file to look at; plain data, so that it may go to a worker thread. */
export interface FileTask {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly options: MigrateOptions;
  readonly wanted?: WantedDetails;
  /** Absolute folders in which the modules that it imports are looked for. */
  readonly roots?: readonly string[];
  /** Other files of the project that import this one, or one of those below. */
  readonly importers?: readonly (readonly [path: string, importers: readonly Importer[]])[];
  /** Texts of open files that differ from the disk, by absolute path: what others import from them. */
  readonly unsaved?: readonly (readonly [path: string, text: string])[];
  /** Tasks of another run see the disk afresh. */
  readonly run?: number;
  /** Migrates with safe rewrites only, and once more with all. */
  readonly bothWays?: boolean;
  /** Files that import each other with this one, and are migrated along. */
  readonly together?: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** By absolute path. */
const importers = new Map<string, readonly Importer[]>();

let shared: { readonly key: string; readonly modules: ModuleFiles } | undefined;

/** The same for all files of a run on this thread: what one of them imports is read once. */
function modulesIn({ roots = [], run = 0, unsaved = [] }: FileTask): ModuleFiles | undefined {
  if (roots.length === 0) return undefined;
  const key = [run, ...roots].join('\n');
  if (shared?.key !== key) {
    importers.clear();
    const open = new Map(unsaved.map(([path, text]) => [path, { text, version: 'open' }]));
    const openText = (path: string): { text: string; version: string } | undefined => open.get(path);
    // The first text of a notebook is a cell.
    const fileOf = (id: string): string => resolve(id.replace(/:cell \d+$/, ''));
    const known = (id: string): readonly Importer[] => importers.get(fileOf(id)) ?? [];
    shared = { key, modules: new ModuleFiles({ roots, openText, importers: known }) };
  }
  return shared.modules;
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
  const { path, options, wanted } = task;
  // What came from another thread is a plain byte array.
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  const modules = modulesIn(task);
  for (const [file, list] of task.importers ?? []) importers.set(resolve(file), list);
  if (kind === 'check') return checkFile(engine, path, bytes, options, wanted, modules);
  const { together } = task;
  const used = options.pins === 'hold' ? pinsOnly(engine) : engine;
  const migrate = (how: MigrateOptions): Outcome<MigratedFile> =>
    together
      ? migrateLinked(used, [{ path, bytes }, ...together], how, modules)
      : migrateFile(used, path, bytes, how, modules);
  return task.bothWays ? migrateBothWays(migrate, options) : migrate(options);
}
