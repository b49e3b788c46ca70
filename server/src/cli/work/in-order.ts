import type { PythonSource } from '../input/python-sources';
import type { EngineSource } from '../lazy-engine';
import type { Outcome } from '../problem';
import { Crew } from './crew';
import type { Kind, Results } from './file-task';

/** A source with what came of it; without an outcome where there was nothing to do. */
export interface Done<K extends Kind> {
  readonly source: PythonSource;
  readonly outcome?: Outcome<Results[K]>;
}

/** Sources that are read and worked on while an earlier one is not finished; bounds the memory of a run. */
const ahead = { files: 400, bytes: 32_000_000 };

export interface WorkOptions {
  readonly jobs: number;
  readonly wantsFixes?: boolean;
}

/** Works on the relevant sources on several cores, and yields all sources in the order in which they came. */
export async function* inOrder<K extends Kind>(
  kind: K,
  sources: AsyncIterable<PythonSource>,
  { jobs, wantsFixes = false }: WorkOptions,
  engine: EngineSource,
): AsyncGenerator<Done<K>> {
  const crew = new Crew(kind, jobs, engine);
  const pending: { source: PythonSource; outcome: Promise<Outcome<Results[K]>> | undefined }[] = [];
  let bytes = 0;
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
      const outcome = source.isRelevant ? crew.submit({ path, bytes: source.bytes, options, wantsFixes }) : undefined;
      pending.push({ source, outcome });
      bytes += source.bytes.byteLength;
      while (pending.length > ahead.files || bytes > ahead.bytes) yield await next();
    }
    while (pending.length > 0) yield await next();
  } finally {
    await crew.close();
  }
}
