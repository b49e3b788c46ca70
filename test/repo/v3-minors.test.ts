import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import { allEntries } from '../../rules/catalog';
import { type Helper, withUses } from '../../rules/catalog/helpers/helper';
import { RECORD_FORMATS, RECORD_IO } from '../../rules/catalog/helpers/record-io';
import { RECORD_SETS } from '../../rules/catalog/helpers/record-sets';
import type { Inventory } from '../../rules/catalog/sdk/lookup';
import type { Engine, MigrateOptions } from '../../rules/engine/api';
import { type History, inventoryAt } from '../../scripts/inventory/history';
import { testEngine } from '../support/engine';
import { pythonParser, unknownNames } from '../support/unknown-names';

const ROOT = resolve(__dirname, '..', '..');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, 'rules/catalog/sdk', file), 'utf8')) as T;
const newest = read<Inventory>('v3-names.json');
const history = read<History>('v3-history.json');

const named = (pattern: string): (readonly [string, string])[] => {
  const files = globSync(pattern, { cwd: ROOT }).sort();
  return files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const);
};
const programs: readonly (readonly [string, string])[] = [
  ...allEntries.map((entry) => [entry.code, entry.before] as const),
  ...named('test/fixtures/*.v2.py'),
];
/** What these become for the newest release is run under it, so that the oldest one is of most interest. */
const requests = named('test/requests/programs/**/*.py');

/** Code that is written into programs, with the imports that come with it. */
const helpers = [RECORD_IO, RECORD_FORMATS, RECORD_SETS].flatMap(Object.values<Helper>).map((helper) => {
  const used = withUses(helper);
  const imports = used.flatMap((one) => one.imports ?? []).map(({ module, name }) => `from ${module} import ${name}\n`);
  return [helper.name, [...imports, ...used.map(({ source }) => source)].join('')] as const;
});

/** With ALL_MINORS, every program is migrated to both styles. */
const styles: readonly MigrateOptions[] = process.env.ALL_MINORS
  ? [{}, { style: 'core', inferenceStyle: 'bytes' }]
  : [{}];

/** Minors where much changed; `npm run verify:minors` takes them all. */
const USUAL: ReadonlySet<string> = new Set(['3.0', '3.1', '3.13', '3.22', history.releases.at(-1)?.minor ?? '']);
const all = history.releases.map(({ minor, version }, index) => ({ minor, version, index }));
const releases = all.filter(({ minor }) => process.env.ALL_MINORS || USUAL.has(minor));

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
      const wanted = process.env.ALL_MINORS || index === 0 ? [...programs, ...requests] : programs;
      const wrong = wanted.flatMap(([id, text]) => {
        // What the program itself names of V3 is its own, so that only new names count.
        const before = new Set(unknownIn(text));
        return styles.flatMap((style) => {
          const after = engine.migrate([{ id, text }], { target: version, ...style }).texts[0] ?? '';
          return unknownIn(after).flatMap((name) => (before.has(name) ? [] : [`${id}: ${name}`]));
        });
      });
      expect(wrong).toEqual([]);
    },
    600_000,
  );

  it('any of them, the code that is written into programs names only what is there', () => {
    expect(helpers.length).toBeGreaterThan(5);
    const wrong = all.flatMap(({ version, index }) => {
      const unknownIn = unknownNames(parser, inventoryAt(newest, history, index));
      return helpers.flatMap(([name, text]) => unknownIn(text).map((unknown) => `${version} ${name}: ${unknown}`));
    });
    expect(wrong).toEqual([]);
  });

  it('one that lacks a name or a keyword, such code would be noticed', () => {
    const unknownIn = unknownNames(parser, newest);
    const text = `from sagemaker.core.training.configs import Channel, Chanel

class RecordSet:
    def input_channel(self):
        return Channel(name=self.channel)
`;
    expect(unknownIn(text)).toEqual([
      'import sagemaker.core.training.configs.Chanel',
      'sagemaker.core.shapes.shapes.Channel(name=)',
    ]);
  });
});
