import { beforeAll, describe, expect, it } from 'vitest';
import { misuseEntries } from '../../rules/catalog/misuse';
import type { Analysis, Engine, EngineOptions, Migration } from '../../rules/engine/api';
import { testEngine } from '../support/engine';

describe('catalog of misuses', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  const analyse = (text: string, options: EngineOptions): Analysis =>
    engine.analyse([{ id: 'case.py', text }], options);
  const migrate = (text: string, options: EngineOptions): Migration =>
    engine.migrate([{ id: 'case.py', text }], options);

  for (const entry of misuseEntries) {
    const { code, before, after, grade, until } = entry;
    const options: EngineOptions = until ? { target: minorBefore(until) } : {};

    it(`${code} finds exactly its mistake`, () => {
      const { findings, failures } = analyse(before, options);
      expect(failures).toEqual([]);
      expect(findings.length).toBeGreaterThan(0);
      expect(new Set(findings.map((finding) => finding.code))).toEqual(new Set([code]));
      expect(new Set(findings.map((finding) => finding.fix.grade))).toEqual(new Set([grade]));
    });

    it(`${code} migrates its example`, () => {
      const result = migrate(before, options);
      expect(result.texts[0]).toBe(after);
      expect(migrate(after, options).texts[0]).toBe(after);
      expect(result.rewritten + result.marked).toBe(result.found);
    });

    it(`${code} leaves nothing but its own marker`, () => {
      const { findings } = analyse(after, options);
      expect(findings.map((finding) => finding.code)).toEqual(grade === 'safe' ? [] : [code]);
      expect(after.includes(`# TODO(sagemaker-v3 ${code}): `)).toBe(grade !== 'safe');
    });

    if (grade === 'withheld') {
      it(`${code} only adds a marker`, () => {
        const lines = after.split('\n').filter((line) => !line.includes('# TODO(sagemaker-v3'));
        expect(lines.join('\n')).toBe(before);
      });
    }

    if (until) {
      it(`${code} is silent from ${until} on`, () => {
        for (const target of [undefined, until, `${until}.0`, '3.27.0', '4.0']) {
          const later: EngineOptions = target ? { target } : {};
          expect(analyse(before, later).findings).toEqual([]);
          expect(migrate(before, later).texts[0]).toBe(before);
        }
      });
    }
  }
});

function minorBefore(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return `${major}.${Number(minor) - 1}.1`;
}
