import { describe, expect, it } from 'vitest';
import { isBelow, resolveTarget } from '../../rules/sdk/versions';

describe('isBelow', () => {
  it.each([
    ['3.22.1', '3.23', true],
    ['3.9', '3.23', true],
    ['3', '3.23', true],
    ['3.23', '3.23', false],
    ['3.23.0', '3.23', false],
    ['3.24.0', '3.23', false],
    ['4.0', '3.23', false],
    [undefined, '3.23', false],
    ['', '3.23', false],
  ])('%s below %s: %s', (version, minor, expected) => {
    expect(isBelow(version, minor)).toBe(expected);
  });
});

describe('resolveTarget', () => {
  const releases = ['3.0.1', '3.1.1', '3.5.0', '3.27.0'];

  it.each(['3.5.0', '3.5', '3.1.0', '3.1.1', '3'])('knows %s', (asked) => {
    expect(resolveTarget(asked, releases)).toEqual({ version: asked });
  });

  it.each([
    ['4.0', '3.27.0'],
    ['3.99', '3.27.0'],
    ['3.5.7', '3.5.0'],
    ['3.4', '3.1.1'],
    ['2.257.7', '3.0.1'],
    ['latest', '3.27.0'],
  ])('takes another for %s and says so: %s', (asked, version) => {
    const target = resolveTarget(asked, releases);
    expect(target.version).toBe(version);
    expect(target.notice).toContain(asked);
    expect(target.notice).toContain(version);
  });

  it('says nothing when nothing is asked for', () => {
    expect(resolveTarget(undefined, releases)).toEqual({ version: undefined });
  });
});
