import type { Manifest } from '../../../rules/engine/manifest';
import { readTable } from './requirement-table';
import { tomlEntries } from './toml';

/** Tables of a Pipfile that hold no packages. */
const OTHERS = new Set(['source', 'requires', 'scripts', 'pipenv', 'build-system']);

/** Reads a `Pipfile`: `[packages]`, `[dev-packages]` and named categories. */
export function readPipfile(text: string): Manifest {
  const entries = tomlEntries(text);
  const packages = entries.filter(({ path }) => path.length === 2 && !OTHERS.has(path[0] ?? ''));
  return { requirements: packages.flatMap((entry) => readTable(text, entry, entries)) };
}
