import type { Problem } from '../checks/check';
import type { Context } from '../checks/context';
import { indentOf } from '../edits/doc';
import type { Edit } from '../edits/edit';
import type { Statement } from '../python/ast';
import type { DirectiveComment } from './comments';
import { oneLine } from './marker-notes';
import { isBelowMagic, isDirectlyAbove } from './suppression';

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
    const lineStart = lineStartOf(text, one.start);
    statement = one;
    if (/^[ \t]*$/.test(text.slice(lineStart, one.start)) || (one.parent && one.parent.start < lineStart)) break;
  }
  return statement;
}

/** The markers of the problem's code that an earlier migration, or a person, left at its statement. */
export function markersOf(
  { code, node }: Problem,
  texts: readonly string[],
  directives: readonly (readonly DirectiveComment[])[],
): DirectiveComment[] {
  const { host } = node;
  const text = texts[host.text] ?? '';
  const lineStart = lineStartOf(text, host.start);
  const newline = text.indexOf('\n', node.end);
  const lineEnd = newline === -1 ? text.length : newline;
  return (directives[host.text] ?? []).filter((one) => {
    if (one.kind !== 'marker' || one.codes[0] !== code) return false;
    if (!one.ownLine) return one.start >= lineStart && one.start <= lineEnd;
    return isDirectlyAbove(text, one, lineStart) || isBelowMagic(text, one, host);
  });
}

/** Inserts the marker, on a line of its own at the indentation of what it speaks of. */
export function markerEdit(context: Context, { statement, code, note }: Marker): Edit {
  const text = context.textOf(statement);
  const { newline } = context.style(statement.text);
  const lineStart = lineStartOf(text, statement.start);
  const indent = text.slice(lineStart, lineStart + indentOf(text, statement.start));
  const line = `${indent}# TODO(sagemaker-v3 ${code}): ${oneLine(note)}`;
  const at = markerPlace(statement, text);
  const pieces = at > statement.start && text[at - 1] !== '\n' ? [newline + line] : [line + newline];
  return { text: statement.text, start: at, end: at, pieces };
}

/** Where a new marker stands: above the statement, but below a cell magic, which has to stay the first line of its cell. */
export function markerPlace(statement: Statement, text: string): number {
  if (statement.foreign !== 'cell-magic') return lineStartOf(text, statement.start);
  const newline = text.indexOf('\n', statement.start);
  return newline === -1 ? text.length : newline + 1;
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
