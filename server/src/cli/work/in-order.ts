import { readFile } from 'node:fs/promises';
import type { Importer } from '../../../../rules/engine/api';
import { noDetails, type WantedDetails } from '../finding-details';
import type { PythonSource } from '../input/python-sources';
import type { EngineSource } from '../lazy-engine';
import type { Outcome } from '../problem';
import { Crew } from './crew';
import type { FileTask, Kind, Results } from './file-task';

/** A source with what came of it; without an outcome where there was nothing to do. */
export interface Done<K extends Kind> {
  readonly source: PythonSource;
  readonly outcome?: Outcome<Results[K]>;
}

/** Sources that are read and worked on while an earlier one is not finished; bounds the memory of a run. */
const ahead = { files: 400, bytes: 32_000_000 };

export interface WorkOptions {
  readonly jobs: number;
  readonly wanted?: WantedDetails;
  /** Where modules that the files import are looked for. */
  readonly roots?: readonly string[];
  /** The bundle that threads run, where this thread is to be kept free for others that wait for its answers. */
  readonly worker?: string;
  /** Migrates with safe rewrites only, and once more with all. */
  readonly bothWays?: boolean;
  /** Texts of open files that differ from the disk. */
  readonly unsaved?: FileTask['unsaved'];
  /** Tells runs in one process apart. */
  readonly run?: number;
  /** Reads a file of a group, the disk's where absent; nothing for one that cannot be read. */
  readonly read?: (path: string) => Promise<Uint8Array | undefined>;
  /** The files that a file is migrated with, itself left out; their bytes are read when the first of them comes. */
  readonly linkedTo?: (path: string) => readonly string[];
  /** Other files that import a file. */
  readonly importersOf?: (path: string) => readonly Importer[];
}

/** Works on the relevant sources on several cores, and yields all sources in the order in which they came. */
export async function* inOrder<K extends Kind>(
  kind: K,
  sources: AsyncIterable<PythonSource>,
  work: WorkOptions,
  engine: EngineSource,
): AsyncGenerator<Done<K>> {
  const { jobs, wanted = noDetails, roots = [], linkedTo = () => [], importersOf = () => [] } = work;
  const { run = 0, unsaved = [], bothWays = false, read = readIfThere } = work;
  const crew = new Crew(kind, jobs, engine, work.worker);
  const pending: { source: PythonSource; outcome: Promise<Outcome<Results[K]>> | undefined }[] = [];
  let bytes = 0;
  const importers = (paths: readonly string[]): [string, readonly Importer[]][] =>
    paths.flatMap((path) => {
      const found = importersOf(path);
      return found.length > 0 ? [[path, found]] : [];
    });
  const groups = new Map<string, Promise<Outcome<Results[K]>>>();
  /** Submits a file with all that belong to it, so that each of them finds its answer when its turn comes. */
  const submitGroup = async (task: FileTask, others: readonly string[]): Promise<void> => {
    const together = await readAll(others, read);
    const known = importers([task.path, ...together.map((one) => one.path)]);
    const answer = crew.submit({ ...task, importers: known, together });
    for (const [index, path] of [task.path, ...together.map((one) => one.path)].entries()) {
      const share = answer.then((outcome) => shareOf(outcome, index) as Outcome<Results[K]>);
      groups.set(path, share);
    }
  };
  const next = async (): Promise<Done<K>> => {
    const { source, outcome } = pending.shift()!;
    bytes -= source.bytes.byteLength;
    if (!outcome) return { source };
    await crew.flush();
    return { source, outcome: await outcome };
  };
  try {
    for await (const source of sources) {
      const { path, options } = source;
      const task = { path, bytes: source.bytes, options, wanted, roots, run, unsaved, bothWays };
      const others = source.isRelevant && !groups.has(path) ? linkedTo(path) : [];
      if (others.length > 0) await submitGroup(task, others);
      const alone = (): Promise<Outcome<Results[K]>> => crew.submit({ ...task, importers: importers([path]) });
      const outcome = source.isRelevant ? (groups.get(path) ?? alone()) : undefined;
      pending.push({ source, outcome });
      bytes += source.bytes.byteLength;
      while (pending.length > ahead.files || bytes > ahead.bytes) yield await next();
    }
    while (pending.length > 0) yield await next();
  } finally {
    await crew.close();
  }
}

async function readAll(
  paths: readonly string[],
  read: NonNullable<WorkOptions['read']>,
): Promise<{ path: string; bytes: Uint8Array }[]> {
  const texts = await Promise.all(paths.map(async (path) => ({ path, bytes: await read(path) })));
  return texts.flatMap(({ path, bytes }) => (bytes ? [{ path, bytes }] : []));
}

function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch(() => undefined);
}

/** A file's share of the answer for its group. */
function shareOf(outcome: Outcome<Results[Kind]>, index: number): Outcome<Results[Kind]> {
  if ('reason' in outcome) return outcome;
  const { value } = outcome;
  const shares = 'together' in value ? value.together : undefined;
  return shares?.[index] ?? outcome;
}
