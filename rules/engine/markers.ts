import type { Problem } from '../checks/check';
import type { Context } from '../checks/context';
import { indentOf } from '../edits/doc';
import type { Edit } from '../edits/edit';
import type { Statement } from '../python/ast';

/** A comment to put above a statement. */
export interface Marker {
  readonly statement: Statement;
  readonly code: string;
  readonly note: string;
}

/** The statement above whose line a marker for the problem stands. */
export function anchorOf(problem: Problem, text: string): Statement {
  let statement = problem.node.host;
  // Several statements on one line share it; the first one carries the comment.
  for (let one: Statement | undefined = statement; one; one = one.parent) {
    const lineStart = text.lastIndexOf('\n', one.start - 1) + 1;
    statement = one;
    if (/^[ \t]*$/.test(text.slice(lineStart, one.start)) || (one.parent && one.parent.start < lineStart)) break;
  }
  return statement;
}

/** Edits that insert the markers, one line each, at the indentation of what they speak of. */
export function markerEdits(context: Context, markers: readonly Marker[]): Edit[] {
  return markers.map(({ statement, code, note }) => {
    const text = context.textOf(statement);
    const { newline } = context.style(statement.text);
    const lineStart = text.lastIndexOf('\n', statement.start - 1) + 1;
    const indent = text.slice(lineStart, lineStart + indentOf(text, statement.start));
    const line = `${indent}# TODO(sagemaker-v3 ${code}): ${note.replace(/\s+/g, ' ').trim()}${newline}`;
    // A cell magic has to stay the first line of its cell.
    const at = statement.foreign === 'cell-magic' ? text.indexOf('\n', statement.start) + 1 : lineStart;
    if (at === 0 && lineStart > 0)
      return { text: statement.text, start: text.length, end: text.length, pieces: [newline + line.trimEnd()] };
    return { text: statement.text, start: at, end: at, pieces: [line] };
  });
}
