import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toTextEdits } from '../../server/src/convert/text-edits';

const open = (text: string) => TextDocument.create('file:///a.py', 'python', 1, text);

/** Texts made of pieces that tear easily: line ends of every kind, surrogate pairs, equal neighbours. */
const texts = fc
  .array(fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '\r\n', '😀', '😁', '👩‍💻', 'é', 'import x\n', 'x = 1\r\n'), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

describe('toTextEdits', () => {
  test('equal texts need no edit', () => {
    expect(toTextEdits(open('a\r\nb\n'), 'a\r\nb\n')).toEqual([]);
  });

  test('applying the edits gives the new text', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const document = open(before);
        expect(TextDocument.applyEdits(document, toTextEdits(document, after))).toBe(after);
      }),
      { numRuns: 2000 },
    );
  });

  test('distant changes are separate and as narrow as the changed words', () => {
    const before = 'import a\nkeep = 1\nkeep = 2\ncall(b)\n';
    const after = 'import x\nkeep = 1\nkeep = 2\ncall(y)\n';
    expect(toTextEdits(open(before), after)).toEqual([
      { range: { start: { line: 0, character: 7 }, end: { line: 0, character: 8 } }, newText: 'x' },
      { range: { start: { line: 3, character: 5 }, end: { line: 3, character: 6 } }, newText: 'y' },
    ]);
  });

  test('no edit begins or ends inside a surrogate pair', () => {
    const document = open('x = "😀"\n');
    expect(toTextEdits(document, 'x = "😁"\n')).toEqual([
      { range: { start: { line: 0, character: 5 }, end: { line: 0, character: 7 } }, newText: '😁' },
    ]);
  });

  test('line ends that change their kind are replaced whole', () => {
    const document = open('a\r\nb\r\n');
    expect(TextDocument.applyEdits(document, toTextEdits(document, 'a\nb\n'))).toBe('a\nb\n');
  });

  test('a text that shares nothing is one replacement, found without a long search', () => {
    const lines = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}\n`).join('');
    const document = open(lines('old'));
    const edits = toTextEdits(document, lines('new'));
    expect(edits).toHaveLength(1);
    expect(TextDocument.applyEdits(document, edits)).toBe(lines('new'));
  });
});
