import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../rules/engine/api';
import { testEngine } from '../support/engine';

const FOLDER = resolve(__dirname, '..', 'fixtures');

/** Whole programs: `<case>.v2.py` is what somebody wrote, `<case>.v3.py` what the tool must make of it. */
describe('fixtures', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  const names = globSync('*.py', { cwd: FOLDER }).sort();
  const cases = names.filter((name) => name.endsWith('.v2.py')).map((name) => name.replace(/\.v2\.py$/, ''));

  it('are complete pairs', () => {
    const expected = cases.flatMap((name) => [`${name}.v2.py`, `${name}.v3.py`]).sort();
    expect(names).toEqual(expected);
    expect(cases.length).toBeGreaterThan(10);
  });

  it.each(cases)('%s', (name) => {
    const before = readFileSync(join(FOLDER, `${name}.v2.py`), 'utf8');
    const after = readFileSync(join(FOLDER, `${name}.v3.py`), 'utf8');
    const result = engine.migrate([{ id: `${name}.v2.py`, text: before }]);
    expect(result.failures).toEqual([]);
    expect(result.texts[0]).toBe(after);
    expect(result.rewritten + result.marked + result.suppressed + result.left).toBe(result.found);
    expect(engine.migrate([{ id: `${name}.v3.py`, text: after }]).texts[0]).toBe(after);
  });
});
