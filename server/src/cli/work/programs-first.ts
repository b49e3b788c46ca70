import { manifestKind } from '../../manifests/manifest-kind';
import { ProgramTally } from '../../manifests/program-tally';
import type { PythonSource } from '../input/python-sources';
import type { EngineSource } from '../lazy-engine';
import type { Kind, Results } from './file-task';
import { type Done, inOrder, type WorkOptions } from './in-order';

/** Works on all programs and then on the manifests, which are judged by what the programs below them need. */
export async function* programsFirst<K extends Kind>(
  kind: K,
  sources: AsyncIterable<PythonSource>,
  work: WorkOptions,
  engine: EngineSource,
  tally = new ProgramTally(),
): AsyncGenerator<Done<K>> {
  const manifests: PythonSource[] = [];
  for await (const done of inOrder(kind, programsOf(sources, manifests), work, engine)) {
    note(done, tally);
    yield done;
  }
  if (manifests.length > 0) yield* inOrder(kind, judged(manifests, tally), work, engine);
}

async function* programsOf(
  sources: AsyncIterable<PythonSource>,
  manifests: PythonSource[],
): AsyncGenerator<PythonSource> {
  for await (const source of sources) {
    if (manifestKind(source.path)) manifests.push(source);
    else yield source;
  }
}

async function* judged(manifests: readonly PythonSource[], tally: ProgramTally): AsyncGenerator<PythonSource> {
  for (const source of manifests) {
    yield { ...source, options: { ...source.options, ...tally.optionsFor(source.path) } };
  }
}

function note<K extends Kind>({ source, outcome }: Done<K>, tally: ProgramTally): void {
  if (!outcome) return;
  if ('reason' in outcome) return tally.note(source.path, '', { open: 1, rewritten: 0 });
  const file: Results['check'] | Results['migrate'] = outcome.value;
  const text = 'after' in file ? file.after : source.bytes.toString('utf8');
  const suppressed = 'counts' in file ? file.counts.suppressed : file.suppressed;
  // What a program installs, says of its own comments or does wrong in V3 does not keep it on V2.
  const uses = file.findings.filter(({ code }) => !/^SM[09]/.test(code));
  const rewritten = uses.filter((one) => 'outcome' in one && one.outcome === 'rewritten').length;
  tally.note(source.path, text, { open: uses.length - rewritten + suppressed, rewritten });
}
