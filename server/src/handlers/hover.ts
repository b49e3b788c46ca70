import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver-protocol';
import { answerOf } from '../answer-of';
import { toHoverMarkdown } from '../convert/hover-markdown';
import { toRange, toSpan } from '../convert/range';
import { findingsIn, type Session } from '../session/session';

/** Shows V2 beside V3 on a finding, and nothing elsewhere. */
export const hover =
  (session: Session) =>
  ({ textDocument, position }: HoverParams): Hover | null => {
    const snapshot = session.snapshot(textDocument.uri);
    if (!snapshot) return null;
    const found = findingsIn(snapshot, toSpan(snapshot.document, { start: position, end: position }));
    const [smallest] = found;
    if (!smallest) return null;
    const value = found
      .map((each) => toHoverMarkdown(each, session.pageOf(each.code), answerOf(each.v2)))
      .join('\n\n---\n\n');
    return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(snapshot.document, smallest.place) };
  };
