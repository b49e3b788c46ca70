import type { Problem } from '../checks/check';
import type { DirectiveComment } from './comments';

/** Tells whether a comment silences the problem: on its line, on its statement's first line, above it, or for the file. */
export function isSuppressed(problem: Problem, text: string, directives: readonly DirectiveComment[]): boolean {
  return directives.some((directive) => {
    if (directive.kind === 'marker' || !names(directive, problem.code)) return false;
    if (directive.kind === 'ignore-file') return true;
    const { node } = problem;
    const lines = [lineOf(text, node.start), lineOf(text, node.host.start)];
    if (!directive.ownLine) return lines.some((line) => line.start <= directive.start && directive.start <= line.end);
    return lines.some((line) => isDirectlyAbove(text, directive, line.start));
  });
}

/** True for a misuse of V3 (SM9xx) below a marker that a rule for V2 left: what is to be done there is said already. */
export function isSpokenFor(problem: Problem, text: string, directives: readonly DirectiveComment[]): boolean {
  if (!problem.code.startsWith('SM9')) return false;
  const line = lineOf(text, problem.node.host.start);
  return directives.some(
    (one) =>
      one.kind === 'marker' &&
      !one.codes[0]?.startsWith('SM9') &&
      one.ownLine &&
      isDirectlyAbove(text, one, line.start),
  );
}

function names(directive: DirectiveComment, code: string): boolean {
  return directive.codes.length === 0 || directive.codes.some((one) => code === one || code.startsWith(one));
}

function lineOf(text: string, offset: number): { start: number; end: number } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  return { start, end: newline === -1 ? text.length : newline };
}

/** True when only comment lines stand between the comment and the line. */
export function isDirectlyAbove(text: string, comment: { readonly end: number }, lineStart: number): boolean {
  if (comment.end >= lineStart) return false;
  return /^(\r?\n[ \t]*#[^\n]*)*\r?\n$/.test(text.slice(comment.end, lineStart));
}
