import { type Hover, type HoverParams, MarkupKind, type Position } from 'vscode-languageserver-protocol';
import { publicName } from '../../../rules/sdk/names';
import { answerOf } from '../answer-of';
import { toAnswerMarkdown, toHoverMarkdown } from '../convert/hover-markdown';
import { toRange, toSpan } from '../convert/range';
import { findingsIn, type Session, type Snapshot } from '../session/session';

/** Shows V2 beside V3 on a finding, and what became of the names of V2 that are used elsewhere. */
export const hover =
  (session: Session) =>
  ({ textDocument, position }: HoverParams): Hover | null => {
    const snapshot = session.snapshot(textDocument.uri);
    if (!snapshot) return null;
    const found = findingsIn(snapshot, toSpan(snapshot.document, { start: position, end: position }));
    const [smallest] = found;
    if (!smallest) return answerHover(session, snapshot, position);
    const value = found
      .map((each) => toHoverMarkdown(each, session.pageOf(each.code), answerOf(each.v2)))
      .join('\n\n---\n\n');
    return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(snapshot.document, smallest.place) };
  };

/** Keywords, and names that a rewrite of the code around them takes along, have no finding of their own. */
function answerHover(
  session: Session,
  { program, options, document, index }: Snapshot,
  position: Position,
): Hover | null {
  const used = program.symbolAt(index, document.offsetAt(position), options);
  const answer = used && answerOf(used.v2);
  if (!used || !answer?.own) return null;
  const value = toAnswerMarkdown(publicName(used.v2), answer, session.pageOf(answer.code));
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(document, used) };
}
