import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../../rules/model/span';
import { toRange, toSpan } from './range';

/** A replaced span and what replaces it, in UTF-16 offsets of the text just before the change. */
export type OffsetChange = Span & { readonly text: string };

/**
 * Applies the editor's changes to `document` in place and answers them as offsets.
 * Each event's range refers to the text left by the one before it, so both must happen together.
 */
export function applyChanges(
  document: TextDocument,
  events: readonly TextDocumentContentChangeEvent[],
  version: number,
): OffsetChange[] {
  return events.map((event) => {
    const { text } = event;
    if (!('range' in event) || event.range === undefined) {
      const change = { start: 0, end: document.getText().length, text };
      TextDocument.update(document, [{ text }], version);
      return change;
    }
    const span = clamp(document, event.range);
    // TextDocument loses count of its lines when a range lies beyond the last one.
    TextDocument.update(document, [{ range: toRange(document, span), text }], version);
    return { ...span, text };
  });
}

function clamp(document: TextDocument, range: Range): Span {
  const { start, end } = toSpan(document, range);
  return start <= end ? { start, end } : { start: end, end: start };
}
