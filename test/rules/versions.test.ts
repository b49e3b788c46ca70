import { describe, expect, it } from 'vitest';
import { isBelow } from '../../rules/sdk/versions';

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
