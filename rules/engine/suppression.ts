import type { Problem } from '../checks/check';
import type { Statement } from '../python/ast';
import type { DirectiveComment } from './comments';

/** The comments that silence a problem: on its line, on its statement's first line, above it, for its cell or the file. */
export function silencersOf(
  problem: Problem,
  texts: readonly string[],
  directives: readonly (readonly DirectiveComment[])[],
): DirectiveComment[] {
  const { node } = problem;
  const own = node.host.text;
  const text = texts[own] ?? '';
  return directives.flatMap((list, index) =>
    list.filter((directive) => {
      if (directive.kind === 'marker' || !names(directive, problem.code)) return false;
      if (directive.kind === 'ignore-file') return true;
      return index === own && isWithin(directive, text, node);
    }),
  );
}

function isWithin(directive: DirectiveComment, text: string, node: Problem['node']): boolean {
  if (directive.kind === 'ignore-cell') {
    const cell = cellAt(text, directive.start);
    return cell.start <= node.start && node.start < cell.end;
  }
  const lines = [lineOf(text, node.start), lineOf(text, node.host.start)];
  if (!directive.ownLine) return lines.some((line) => line.start <= directive.start && directive.start <= line.end);
  return lines.some((line) => isDirectlyAbove(text, directive, line.start));
}

/** The comments that silence a marker: one on its line, or for its cell or the file. */
export function markerSilencers(
  marker: DirectiveComment,
  index: number,
  texts: readonly string[],
  directives: readonly (readonly DirectiveComment[])[],
): DirectiveComment[] {
  const text = texts[index] ?? '';
  const code = marker.codes[0] ?? '';
  const line = lineOf(text, marker.start);
  return directives.flatMap((list, at) =>
    list.filter((one) => {
      if (one.kind === 'marker' || !names(one, code)) return false;
      if (one.kind === 'ignore-file') return true;
      if (at !== index) return false;
      const range = one.kind === 'ignore-cell' ? cellAt(text, one.start) : line;
      const place = one.kind === 'ignore-cell' ? marker.start : one.start;
      return range.start <= place && place <= range.end;
    }),
  );
}

/** The part of a script between two `# %%` or `# In[…]` lines; all of it where there are none, as in a notebook's cell. */
function cellAt(text: string, offset: number): { start: number; end: number } {
  let start = 0;
  for (const { index } of text.matchAll(/^#[ \t]*(?:%%|In\[)/gm)) {
    if (index > offset) return { start, end: index };
    start = index;
  }
  return { start, end: text.length + 1 };
}

/** True for a misuse of V3 (SM9xx) below a marker that a rule for V2 left: what is to be done there is said already. */
export function isSpokenFor(problem: Problem, text: string, directives: readonly DirectiveComment[]): boolean {
  if (!isMisuse(problem.code)) return false;
  const line = lineOf(text, problem.node.host.start);
  return directives.some(
    (one) =>
      one.kind === 'marker' &&
      !isMisuse(one.codes[0] ?? '') &&
      one.ownLine &&
      (isDirectlyAbove(text, one, line.start) || isBelowMagic(text, one, problem.node.host)),
  );
}

function names(directive: DirectiveComment, code: string): boolean {
  return directive.codes.length === 0 || directive.codes.some((one) => namesCode(one, code));
}

/** True when a suppression of `written`, a code or the beginning of one, covers `code`. */
export function namesCode(written: string, code: string): boolean {
  return code.startsWith(written);
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

/** A cell magic has to be the first line of its cell, so what is said of it stands below that line. */
export function isBelowMagic(text: string, comment: { readonly start: number }, host: Statement): boolean {
  if (host.foreign !== 'cell-magic' || comment.start <= host.start) return false;
  const first = text.indexOf('\n', host.start) + 1;
  return first > 0 && /^([ \t]*#[^\n]*\n)*[ \t]*$/.test(text.slice(first, comment.start));
}

/** Codes about V3 code that was written wrongly; SM95x are gaps of V3 that V2 code would fall into. */
function isMisuse(code: string): boolean {
  return /^SM9[0-4]/.test(code);
}
