import { describe, expect, it } from 'vitest';
import { ownPrograms } from '../requests/own-programs';

describe('each program of test/requests/programs', () => {
  it('says in its first line what the comparison gives: `# expect: equal`, `material` or `withheld`', () => {
    const wrong = ownPrograms().filter(({ expected }) => !/^(equal|material|withheld)$/.test(expected ?? ''));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
