import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { declarations } from '../../scripts/requests/declared';
import { type ProgramResult, verifyPrograms } from '../../scripts/requests/verify-program';
import { testEngine } from '../support/engine';
import { sdkVenv } from '../support/sdk-venv';
import { ownPrograms } from './own-programs';

const programs = ownPrograms();

describe('requests of V2 programs and of their migrations, under the real SDKs', () => {
  let results: ReadonlyMap<string, ProgramResult>;

  beforeAll(async () => {
    await sdkVenv('v2');
    await sdkVenv('v3');
    const all = await verifyPrograms(await testEngine(), programs, availableParallelism());
    results = new Map(all.map((one) => [one.path, one]));
  }, 900_000);

  it.each(programs)('$path: $expected', ({ path, expected }) => {
    const { verdict, reasons } = results.get(path)!;
    expect(expected, 'its first line has to be `# expect: equal`, `material` or `withheld`').toBeDefined();
    expect({ verdict, reasons: verdict === expected ? [] : reasons }).toEqual({ verdict: expected, reasons: [] });
  });

  it('declare no difference that does not occur', () => {
    const met = new Set(
      [...results.values()].flatMap(({ comparison }) => comparison?.differences.map(({ declared }) => declared) ?? []),
    );
    const stale = declarations.filter((one) => !met.has(one));
    expect(stale.map(({ operation, path, reason }) => `${operation} ${path}: ${reason}`)).toEqual([]);
  });

  it('differ in substance only where a fix is to review or withheld', () => {
    const unsaid = [...results.values()].filter(
      ({ verdict, outcome }) => verdict === 'material' && outcome.unsafe === 0,
    );
    expect(unsaid.map(({ path }) => path)).toEqual([]);
  });
});
