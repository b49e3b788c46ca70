import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allEntries } from '../../rules/catalog';
import type { Engine } from '../../rules/engine/api';
import { testEngine } from '../support/engine';

const ROOT = join(__dirname, '..', '..');

/** Programs that the tool made, or that are V2 and so no misuse of V3. */
function programs(): { readonly name: string; readonly text: string; readonly own: string }[] {
  const files = (folder: string): string[] => readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.py'));
  const read = (path: string): { name: string; text: string; own: string } => ({
    name: path,
    text: readFileSync(join(ROOT, path), 'utf8'),
    own: '',
  });
  const entries = allEntries.flatMap(({ code, before, after }) => [
    { name: `${code} after`, text: after, own: code },
    ...(/^SM9[0-4]/.test(code) ? [] : [{ name: `${code} before`, text: before, own: '' }]),
  ]);
  return [
    ...entries,
    ...files('test/fixtures').map((file) => read(`test/fixtures/${file}`)),
    ...files('examples').map((file) => read(`examples/${file}`)),
  ];
}

describe('misuse checks and what the tool itself writes', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  const misuses = (text: string): string[] =>
    engine
      .analyse([{ id: 'case.py', text }])
      .findings.filter((finding) => /^SM9[0-4]/.test(finding.code))
      .map((finding) => `${finding.code} ${finding.message}`);

  for (const { name, text, own } of programs()) {
    it(`has no misuse: ${name}`, () => {
      expect(misuses(text).filter((one) => !own || !one.startsWith(own))).toEqual([]);
      const migrated = engine.migrate([{ id: 'case.py', text }]).texts[0] ?? '';
      expect(misuses(migrated).filter((one) => !own || !one.startsWith(own))).toEqual([]);
    });
  }
});
