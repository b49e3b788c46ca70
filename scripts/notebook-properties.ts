// Migrates every notebook below the folders and checks what must hold for all: npm run verify:notebooks -- DIR…
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { globSync } from 'tinyglobby';
import type { Engine } from '../rules/engine/api';
import { migrateFile } from '../server/src/cli/file-work';
import { loadEngine } from '../server/src/load-engine';
import { readNotebook } from '../server/src/notebook/notebook-file';

/** What a run over notebooks counted. */
interface Counts {
  notebooks: number;
  refused: number;
  changed: number;
  found: number;
  rewritten: number;
  marked: number;
  left: number;
  suppressed: number;
  readonly broken: string[];
  readonly slowest: { path: string; milliseconds: number };
}

async function verify(folders: readonly string[]): Promise<void> {
  const engine = await loadEngine();
  const counts: Counts = {
    notebooks: 0,
    refused: 0,
    changed: 0,
    found: 0,
    rewritten: 0,
    marked: 0,
    left: 0,
    suppressed: 0,
    broken: [],
    slowest: { path: '', milliseconds: 0 },
  };
  for (const folder of folders) {
    const paths = globSync('**/*.ipynb', { cwd: folder, absolute: true, dot: false });
    for (const path of paths.sort()) verifyOne(engine, path, counts);
  }
  const { broken, ...numbers } = counts;
  for (const line of broken) console.log(line);
  console.log(JSON.stringify(numbers, undefined, 2));
  if (broken.length > 0) process.exitCode = 1;
}

function verifyOne(engine: Engine, path: string, counts: Counts): void {
  counts.notebooks += 1;
  const bytes = readFileSync(path);
  const started = performance.now();
  const outcome = migrateFile(engine, path, bytes, {});
  const milliseconds = performance.now() - started;
  if (milliseconds > counts.slowest.milliseconds) Object.assign(counts.slowest, { path, milliseconds });
  const broke = (what: string): void => void counts.broken.push(`${path}: ${what}`);
  if ('reason' in outcome) {
    if (outcome.reason.startsWith('internal')) broke(outcome.reason);
    counts.refused += 1;
    console.log(`${path}: refused: ${outcome.reason}`);
    return;
  }
  const { value: file } = outcome;
  for (const { rule, message } of file.failures) broke(`rule ${rule} failed: ${message}`);
  for (const key of ['found', 'rewritten', 'marked', 'left', 'suppressed'] as const) counts[key] += file.counts[key];
  const { found, rewritten, marked, left, suppressed } = file.counts;
  if (found !== rewritten + marked + left + suppressed) broke('found is not rewritten + marked + left + suppressed');
  const touched = new Map((file.cells ?? []).map(({ cell, after }) => [cell, after]));
  if (touched.size === 0) {
    if (!Buffer.from(file.content).equals(bytes)) broke('nothing changed, but its bytes did');
    return;
  }
  counts.changed += 1;
  const before = read(file.source.text);
  const after = read(file.after);
  before.cells.forEach(({ source }, index) => {
    if (after.cells[index]?.source !== (touched.get(index) ?? source)) broke(`cell ${index} has another source`);
  });
  if (withoutSources(file.source.text, touched) !== withoutSources(file.after, touched)) {
    broke('something outside of the touched sources changed');
  }
  const again = migrateFile(engine, path, Buffer.from(file.content), {});
  if ('reason' in again || again.value.after !== file.after) broke('a second run changes it');
}

function read(text: string): { readonly cells: readonly { readonly source: string }[] } {
  const outcome = readNotebook(text);
  return 'reason' in outcome ? { cells: [] } : outcome.value;
}

/** The text with the touched sources emptied. */
function withoutSources(text: string, touched: ReadonlyMap<number, string>): string {
  const empty = readNotebook(text);
  if ('reason' in empty) return '';
  const cut = new Map([...touched.keys()].map((cell) => [cell, '']));
  return empty.value.withSources(cut);
}

const program = new Command('notebook-properties')
  .argument('<folders...>', 'folders of notebooks; what is in them is read, never run or changed')
  .action((folders: string[]) => verify(folders));
program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
