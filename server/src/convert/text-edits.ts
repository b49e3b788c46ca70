import { diffArrays } from 'diff';
import type { TextEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toRange } from './range';
import type { OffsetChange } from './text-change';

/** Beyond this many differing lines a line diff costs more than one big replacement is worth. */
const MAX_DIFFERING_LINES = 1000;

/** The smallest edits that turn the document into `newText`; empty when it is that text already. */
export function toTextEdits(document: TextDocument, newText: string): TextEdit[] {
  return toHunks(document.getText(), newText).map((hunk) => ({ range: toRange(document, hunk), newText: hunk.text }));
}

function toHunks(oldText: string, newText: string): OffsetChange[] {
  const whole = narrow(oldText, { start: 0, end: oldText.length, text: newText });
  if (!whole) return [];
  const lines = diffArrays(splitLines(oldText), splitLines(newText), { maxEditLength: MAX_DIFFERING_LINES });
  if (!lines) return [whole];
  const hunks: OffsetChange[] = [];
  let offset = 0;
  let pending: { start: number; text: string } | undefined;
  const flush = () => {
    const hunk = pending && narrow(oldText, { ...pending, end: offset });
    if (hunk) hunks.push(hunk);
    pending = undefined;
  };
  for (const part of lines) {
    const text = part.value.join('');
    if (part.added || part.removed) pending ??= { start: offset, text: '' };
    else flush();
    if (part.added && pending) pending.text += text;
    else offset += text.length;
  }
  flush();
  return hunks;
}

/** Lines with their terminators, so that joining them gives the text back. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Cuts away what both sides share at either end; `undefined` when nothing is left. */
function narrow(oldText: string, hunk: OffsetChange): OffsetChange | undefined {
  const { start, end, text } = hunk;
  const shorter = Math.min(end - start, text.length);
  let prefix = 0;
  while (prefix < shorter && oldText.charCodeAt(start + prefix) === text.charCodeAt(prefix)) prefix++;
  if (prefix === text.length && prefix === end - start) return undefined;
  if (isInsideUnit(oldText, start + prefix) || isInsideUnit(text, prefix)) prefix--;
  const most = shorter - prefix;
  let suffix = 0;
  while (suffix < most && oldText.charCodeAt(end - suffix - 1) === text.charCodeAt(text.length - suffix - 1)) suffix++;
  if (suffix > 0 && (isInsideUnit(oldText, end - suffix) || isInsideUnit(text, text.length - suffix))) suffix--;
  return { start: start + prefix, end: end - suffix, text: text.slice(prefix, text.length - suffix) };
}

/** No editor position lies between CR and LF or between the halves of a surrogate pair. */
function isInsideUnit(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before === 0x0d && after === 0x0a) return true;
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
