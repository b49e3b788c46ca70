import { applyPatch, parsePatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/output/unified-diff';

function numbered(lines: number, text: (line: number) => string = (line) => `line ${line}`): string {
  return Array.from({ length: lines }, (_, line) => `${text(line)}\n`).join('');
}

describe('the unified diff', () => {
  it.each([
    { name: 'texts that are equal', text: numbered(5) },
    { name: 'long texts that are equal', text: numbered(5000) },
    { name: 'empty texts', text: '' },
  ])('is empty for $name', ({ text }) => {
    expect(unifiedDiff('a.py', text, text)).toBe('');
  });

  it.each([
    { name: 'a line replaced', before: 'a\nb\nc\n', after: 'a\nx\nc\n' },
    { name: 'everything removed', before: 'a\nb\n', after: '' },
    { name: 'everything added', before: '', after: 'a\nb\n' },
    { name: 'the last line end removed', before: 'a\nb\n', after: 'a\nb' },
    { name: 'CRLF', before: 'a\r\nb\r\n', after: 'a\r\nc\r\n' },
    {
      name: 'many edits in a long text',
      before: numbered(3000, (line) => (line % 7 === 0 ? 'same' : `line ${line}`)),
      after: numbered(3000, (line) =>
        line % 25 === 3 ? `new\nfor ${line}` : line % 7 === 0 ? 'same' : `line ${line}`,
      ),
    },
    { name: 'a long text of equal lines', before: numbered(1000, () => 'x'), after: `y\n${numbered(999, () => 'x')}` },
    {
      name: 'equal lines that all change',
      before: `a\nb\nc\nd\n${numbered(3000, () => 'x')}e\nf\ng\nh`,
      after: `a\nb\nc\nd\n${numbered(3000, () => 'y')}e\nf\ng\nh`,
    },
    {
      name: 'equal lines that all change, up to a last one without line end',
      before: `${numbered(3000, () => 'x')}x`,
      after: `${numbered(3000, () => 'y')}y`,
    },
    {
      name: 'a block moved in a long text',
      before: numbered(3000),
      after: numbered(3000, (n) => `line ${(n + 900) % 3000}`),
    },
  ])('gives the new text when applied: $name', ({ before, after }) => {
    expect(applyPatch(before, unifiedDiff('a.py', before, after))).toBe(after);
  });

  it('has three lines of context around each hunk of a long text', () => {
    const before = numbered(5000);
    const [patch] = parsePatch(unifiedDiff('a.py', before, before.replace(/^line (\d*000)$/gm, 'new $1')));
    expect(patch!.hunks.map(({ oldStart, lines }) => [oldStart, lines.length])).toEqual([
      [998, 8],
      [1998, 8],
      [2998, 8],
      [3998, 8],
    ]);
  });

  it.each([
    {
      name: 'many edits',
      before: numbered(100_000),
      after: numbered(100_000, (line) => (line % 25 === 0 ? `new\nat ${line}` : `line ${line}`)),
    },
    { name: 'nothing but edits', before: numbered(300_000, () => 'x'), after: numbered(300_000, () => 'y') },
  ])('takes no quadratic time for $name', ({ before, after }) => {
    const start = performance.now();
    unifiedDiff('a.py', before, after);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
