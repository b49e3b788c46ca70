import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import { allEntries } from '../../rules/catalog';
import type { Inventory } from '../../rules/catalog/sdk/lookup';
import type { Engine } from '../../rules/engine/api';
import { type History, inventoryAt } from '../../scripts/inventory/history';
import { testEngine } from '../support/engine';
import { pythonParser, unknownNames } from '../support/unknown-names';

const ROOT = resolve(__dirname, '..', '..');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, 'rules/catalog/sdk', file), 'utf8')) as T;
const newest = read<Inventory>('v3-names.json');
const history = read<History>('v3-history.json');

const fixtures = globSync('test/fixtures/*.v2.py', { cwd: ROOT }).sort();
const programs: readonly (readonly [string, string])[] = [
  ...allEntries.map((entry) => [entry.code, entry.before] as const),
  ...fixtures.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const),
];

/** Minors where much changed; `npm run verify:minors` takes them all. */
const USUAL: ReadonlySet<string> = new Set(['3.0', '3.1', '3.13', '3.22', history.releases.at(-1)?.minor ?? '']);
const releases = history.releases
  .map(({ minor, version }, index) => ({ minor, version, index }))
  .filter(({ minor }) => process.env.ALL_MINORS || USUAL.has(minor));

/** What is rewritten for an older V3 has nothing that this V3 lacks: it is withheld with the minor named instead. */
describe('migrated to', () => {
  let parser: Parser;
  let engine: Engine;
  beforeAll(async () => {
    parser = await pythonParser();
    engine = await testEngine();
  });

  it.each(releases.map(({ version, index }) => [version, index] as const))(
    '%s, every program names only what is there',
    (version, index) => {
      const unknownIn = unknownNames(parser, inventoryAt(newest, history, index));
      const wrong = programs.flatMap(([id, text]) => {
        // What the program itself names of V3 is its own, so that only new names count.
        const before = new Set(unknownIn(text));
        const after = engine.migrate([{ id, text }], { target: version }).texts[0] ?? '';
        return unknownIn(after).flatMap((name) => (before.has(name) ? [] : [`${id}: ${name}`]));
      });
      expect(wrong).toEqual([]);
    },
  );
});
