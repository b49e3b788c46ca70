import type { Problem, Rewrite } from '../checks/check';
import type { Context } from '../checks/context';
import { isKept, type Piece } from '../edits/edit';

/**
 * Fits a rewrite to a line that IPython reads: it has to stay one line, and in a shell line only what braces hold is
 * code. What cannot be fitted is refused, without holding up the rest of its object.
 */
export function keepToLine(context: Context, problem: Problem): Problem {
  const { fix, node } = problem;
  const { foreign } = node.host;
  if (!foreign || fix.grade === 'withheld') return problem;
  if (foreign !== 'magic' && !isBraced(context.textOf(node.host), node.start)) {
    return refused(
      problem,
      'It stands in a shell or magic line, which reads no calls; put the V3 value into a variable above and use that.',
    );
  }
  const fitted = onOneLine(fix, node.host);
  if (!fitted)
    return refused(
      problem,
      'It stands on a line for IPython, which has to stay one line; rewrite it on a line of its own.',
    );
  if (
    foreign !== 'magic' &&
    !fitted.edits.every((edit) => edit.pieces.every((piece) => isKept(piece) || /^[^{}!:\\]*$/.test(piece)))
  ) {
    return refused(
      problem,
      'Its V3 form does not fit into the braces of this line; put the value into a variable above and use that.',
    );
  }
  return { ...problem, fix: fitted };
}

function refused(problem: Problem, note: string): Problem {
  return { ...problem, fix: { grade: 'withheld', note } };
}

/** True for a chain of names that begins right behind an opening brace. */
function isBraced(text: string, at: number): boolean {
  let start = at;
  while (/[\w.()[\]'"]/.test(text[start - 1] ?? '')) start -= 1;
  return text[start - 1] === '{';
}

function onOneLine(fix: Rewrite, host: Problem['node']['host']): Rewrite | undefined {
  const edits = fix.edits.map((edit) => {
    const isHere = edit.text === host.text && host.start <= edit.start && edit.end <= host.end;
    if (!isHere) return edit;
    let depth = 0;
    let fits = true;
    const pieces = edit.pieces.map((piece): Piece => {
      if (isKept(piece)) return piece;
      let line = '';
      for (const part of piece.split(/(\r?\n[ \t]*)/)) {
        if (!part.includes('\n')) {
          for (const character of part) {
            if ('([{'.includes(character)) depth += 1;
            else if (')]}'.includes(character)) depth -= 1;
          }
          if (part.includes('#')) fits = false;
          line += part;
        } else if (depth <= 0) fits = false;
        else line += line.endsWith(',') ? ' ' : '';
      }
      return line;
    });
    return fits ? { ...edit, pieces } : undefined;
  });
  return edits.every((edit) => edit !== undefined) ? { ...fix, edits } : undefined;
}
