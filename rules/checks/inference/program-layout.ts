import type { Statement } from '../../python/ast';
import type { Context } from '../context';

/** True when nothing but a comment shares the statement's lines, so that lines may go above and below it. */
export function isAlone(context: Context, statement: Statement): boolean {
  const text = context.textOf(statement);
  const lineStart = text.lastIndexOf('\n', statement.start - 1) + 1;
  const rest = /^[^\r\n]*/.exec(text.slice(statement.end))?.[0] ?? '';
  return /^[ \t]*$/.test(text.slice(lineStart, statement.start)) && /^[ \t]*(#.*)?$/.test(rest);
}
