import type { Context } from '../checks/context';
import { columnOf, indentOf } from '../edits/doc';
import { type Edit, isKept } from '../edits/edit';
import { statementAt, stringSpans } from './comments';

/**
 * Comments that replaced ranges would swallow, as insertions above the statement they stood in: whatever a rule leaves
 * out of its new code, what the author wrote about it stays.
 */
export function rescueComments(context: Context, edits: readonly Edit[]): Edit[] {
  const rescued: Edit[] = [];
  for (const [index, text] of context.texts.entries()) {
    const mine = edits.filter((edit) => edit.text === index && text.slice(edit.start, edit.end).includes('#'));
    if (mine.length === 0) continue;
    const statements = context.facts.texts[index] ?? [];
    const strings = stringSpans(statements);
    for (const edit of mine) {
      const lost = commentsIn(text, edit).filter(
        ({ start, comment }) =>
          !strings.some((span) => span.start < start && start < span.end) && !isCarried(edit, edits, start, comment),
      );
      const statement = lost.length > 0 ? statementAt(statements, edit.start) : undefined;
      if (!statement) continue;
      const at = statement.start - columnOf(text, statement.start);
      const indent = text.slice(at, at + indentOf(text, statement.start));
      const { newline } = context.style(index);
      const pieces = [lost.map(({ comment }) => `${indent}${comment}${newline}`).join('')];
      rescued.push({ text: index, start: at, end: at, pieces });
    }
  }
  return rescued;
}

function commentsIn(text: string, edit: Edit): { start: number; comment: string }[] {
  const source = text.slice(edit.start, edit.end);
  return [...source.matchAll(/#[^\r\n]*/g)].map((match) => ({
    start: edit.start + match.index,
    comment: match[0].trimEnd(),
  }));
}

/** The edit keeps the comment's place, or repeats its text, or an edit around it does. */
function isCarried(edit: Edit, all: readonly Edit[], start: number, comment: string): boolean {
  const keeps = edit.pieces.some((piece) =>
    isKept(piece) ? piece.start <= start && start < piece.end : piece.includes(comment),
  );
  if (keeps) return true;
  return all.some(
    (other) =>
      other !== edit &&
      other.text === edit.text &&
      other.start <= start &&
      start < other.end &&
      other.pieces.some((piece) => !isKept(piece) && piece.includes(comment)),
  );
}
