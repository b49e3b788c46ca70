import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allEntries } from '../../rules/catalog';
import { filesBeside } from '../../scripts/requests/files-beside';
import { TRAPS } from '../../scripts/requests/traps';
import { trapsPage } from '../../scripts/requests/traps-page';
import { testEngine } from '../support/engine';
import { ownPrograms } from './own-programs';

const programs = new Map(ownPrograms().map((one) => [one.path, one]));

describe('the traps of V3', () => {
  // That each program's requests are what its first line says is for requests.test.ts to prove.
  it.each(TRAPS.flatMap(({ what, avoided }) => avoided.map((one) => ({ what, ...one }))))(
    '$program: $what',
    async ({ program, shows }) => {
      const found = programs.get(`${program}.py`);
      expect(found?.expected).toMatch(/^(equal|material|withheld)$/);
      const { text, files } = found!;
      const migration = (await testEngine()).migrate([{ id: 'program.py', text }], {}, filesBeside(files));
      const notes = migration.outcomes.map(({ finding }) => finding.fix.note);
      expect([migration.texts[0], ...notes].join('\n')).toMatch(shows);
    },
  );

  it('are each avoided or found', () => {
    expect(TRAPS.filter(({ avoided, codes }) => avoided.length + codes.length === 0)).toEqual([]);
    expect(new Set(TRAPS.map(({ what }) => what)).size).toBe(TRAPS.length);
  });

  it('are found by codes of the catalog, whose examples the catalog tests run', () => {
    const known = new Set(allEntries.map(({ code }) => code));
    expect(TRAPS.flatMap(({ codes }) => codes).filter((code) => !known.has(code))).toEqual([]);
  });

  it('stand in docs/traps.md (npm run docs)', () => {
    const page = readFileSync(resolve(__dirname, '..', '..', 'docs', 'traps.md'), 'utf8');
    expect(page).toBe(trapsPage());
  });
});
