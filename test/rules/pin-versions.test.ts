import { satisfies } from '@renovatebot/pep440';
import { describe, expect, it } from 'vitest';
import { boundsOf, held } from '../../rules/dependencies/bounds';
import { allows, compareVersions, isSpecifier } from '../../rules/dependencies/version';
import { tableSpecifier } from '../../server/src/manifests/requirement-table';

const VERSIONS = [
  '1.72.0', '2.0.0', '2.0.0.dev0', '2.9', '2.91.1', '2.184.0.post0', '2.200.0', '2.257.6', '2.257.7',
  '3.0.0a1', '3.0.0rc1', '3.0', '3.0.1', '3.4.1', '3.27.0', '4.0.0.dev1', '4',
]; // biome-ignore format: one grid

const OPERANDS = ['2', '2.0', '2.91', '2.184.0', '2.200.0', '2.257.6', '3', '3.0.0', '3.0.0rc1', '3.4', '4'];

describe('versions', () => {
  it('agrees with a full implementation of PEP 440 on a grid of versions and clauses', () => {
    const differing: string[] = [];
    for (const version of VERSIONS) {
      for (const operand of OPERANDS) {
        for (const operator of ['==', '!=', '>=', '<=', '<', '>', '~=']) {
          const clauses = [`${operator}${operand}`, ...(/^[=!]=/.test(operator) ? [`${operator}${operand}.*`] : [])];
          for (const clause of clauses) {
            if ((clause.startsWith('~=') && !operand.includes('.')) || /(?:rc|a)\d\.\*/.test(clause)) continue;
            const expected = satisfies(version, clause, { prereleases: true });
            if (allows(clause, version) !== expected) differing.push(`${version} ${clause} ${expected}`);
          }
        }
      }
    }
    // PEP 440 pads `3.0` for `==3.0.0.*` and compares with a named pre-release as it is; the library does neither.
    expect(differing).toEqual([
      '3.0.0a1 <3.0.0rc1 false',
      '3.0 ==3.0.0.* false',
      '3.0 !=3.0.0.* true',
      '3.0 >3.0.0rc1 false',
    ]);
  });

  it('orders as PEP 440 does', () => {
    expect([...VERSIONS].reverse().sort(compareVersions)).toEqual([...VERSIONS].sort(compareVersions));
    expect(compareVersions('2.10', '2.9')).toBeGreaterThan(0);
    expect(compareVersions('3.0.0rc1', '3.0')).toBeLessThan(0);
    expect(compareVersions('3.0.post1', '3.0')).toBeGreaterThan(0);
  });

  it.each([
    ['', 'open'],
    ['==2.200.0', 'old'],
    ['==2.*', 'old'],
    ['>=2.100,<3', 'old'],
    ['~=2.100', 'old'],
    ['~=2.100.0', 'old'],
    ['<=2.257.6', 'old'],
    ['===2.91.1', 'old'],
    ['==1.72.0', 'old'],
    ['>=2.100', 'open'],
    ['>2', 'open'],
    ['>=2,<4', 'open'],
    ['!=2.5', 'open'],
    ['>=2.0,!=3.0.0', 'open'],
    ['>=3', 'new'],
    ['>=3,<4', 'new'],
    ['~=3.4', 'new'],
    ['==3.4.1', 'new'],
    ['>2.257.7,!=2.*', 'new'],
    ['>=3,<3', 'impossible'],
    ['==2.1,>=3', 'impossible'],
    ['~=2', 'unreadable'],
    ['=2.1', 'unreadable'],
    ['>=2.1,<3||>=3,<4', 'open'],
  ])('places %s: %s', (specifier, bounds) => {
    expect(boundsOf(specifier, 3)).toBe(bounds);
  });

  it('holds below 3 and keeps lower bounds and exclusions', () => {
    expect(held('')).toBe('<3');
    expect(held('>=2.100,!=2.105')).toBe('>=2.100,!=2.105,<3');
    expect(held('>=2,<4,!=3.1')).toBe('>=2,<3');
  });

  it.each([
    ['^2.0', '>=2.0,<3'],
    ['^2.200.1', '>=2.200.1,<3'],
    ['^0.3', '>=0.3,<0.4'],
    ['~2.5', '>=2.5,<2.6'],
    ['~2', '>=2,<3'],
    ['~=2.5', '~=2.5'],
    ['*', ''],
    ['2.5.0', '==2.5.0'],
    ['2.*', '==2.*'],
    ['>=2 <3', '>=2,<3'],
    ['^2.0 || ^3.0', '>=2.0,<3||>=3.0,<4'],
  ])('reads the table version %s', (written, specifier) => {
    expect(tableSpecifier(written)).toBe(specifier);
    expect(isSpecifier(specifier)).toBe(true);
  });
});
