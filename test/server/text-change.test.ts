import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyChanges, type OffsetChange } from '../../server/src/convert/text-change';

const open = (text: string) => TextDocument.create('file:///a.py', 'python', 1, text);

const replay = (text: string, changes: readonly OffsetChange[]) =>
  changes.reduce((now, { start, end, text: added }) => now.slice(0, start) + added + now.slice(end), text);

const texts = fc
  .array(fc.constantFrom('a', '\n', '\r\n', '\r', '😀', 'x = 1\n', '\t'), { maxLength: 20 })
  .map((pieces) => pieces.join(''));
const positions = fc.record({ line: fc.nat(12), character: fc.nat(12) });
const events: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  fc.record({ range: fc.record({ start: positions, end: positions }), text: texts }),
  fc.record({ text: texts }),
);

describe('applyChanges', () => {
  test('answers offsets that lead an observer to the same text', () => {
    fc.assert(
      fc.property(texts, fc.array(events, { maxLength: 6 }), (text, changes) => {
        const document = open(text);
        expect(replay(text, applyChanges(document, changes, 2))).toBe(document.getText());
      }),
      { numRuns: 2000 },
    );
  });

  test('measures each change in the text left by the one before', () => {
    const start = { line: 0, character: 0 };
    const second = { line: 1, character: 2 };
    const document = open('ab');
    const changes = [
      { range: { start, end: start }, text: '😀\r\n' },
      { range: { start: second, end: second }, text: '!' },
    ];
    expect(applyChanges(document, changes, 7)).toEqual([
      { start: 0, end: 0, text: '😀\r\n' },
      { start: 6, end: 6, text: '!' },
    ]);
    expect(document.version).toBe(7);
  });

  test('turns a range that runs backwards around', () => {
    const changes = [{ range: { start: { line: 0, character: 3 }, end: { line: 0, character: 1 } }, text: '' }];
    expect(applyChanges(open('abcd'), changes, 2)).toEqual([{ start: 1, end: 3, text: '' }]);
  });

  test('is nothing for no change', () => {
    const document = open('ab');
    expect(applyChanges(document, [], 2)).toEqual([]);
    expect(document.getText()).toBe('ab');
  });
});
