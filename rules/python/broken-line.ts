import type { Parser, Tree } from 'web-tree-sitter';

/** What may go on in the next lines, or in other ways than it seems: triple quotes, code in f-strings, a backslash. */
const OPEN_ENDED = /"""|'''|\\|(?<!\w)[rR]?[fFtT][rR]?["']/;

/** Clauses and decorators are parts of a statement that has other lines. */
const PART = /^(?:else|elif|except|finally|case|match)\b|^@/;

/** The head of a compound statement, to which a block belongs. */
const HEAD = /:[ \t]*(?:#.*)?$/;

/**
 * True for a line (without its indentation) that breaks every text in which it is a line of its own: a bracket or quote
 * is never closed, or it is no statement. Where one would have to know more of the text the answer is false.
 */
export function breaksEveryText(parser: Parser, line: string): boolean {
  if (OPEN_ENDED.test(line)) return false;
  if (isUnbalanced(line)) return true;
  if (PART.test(line)) return false;
  if (!hasError(parser, HEAD.test(line) ? `${line}\n    pass\n` : `${line}\n`)) return false;
  return REST.every((rest) => hasError(parser, `${line} ${rest}\n`));
}

/** How the next line may go on. The parser takes `job = session.` and a line below it for one where it can. */
const REST = ['x', 'x: x', 'import x', 'def x(): x'];

function hasError(parser: Parser, text: string): boolean {
  const tree = parser.parse(text);
  const result = tree?.rootNode.hasError ?? false;
  tree?.delete();
  return result;
}

/** True when what was put into a line's place was read as what it is, and not as a part of a string. */
export function standsAlone({ rootNode }: Tree, start: number): boolean {
  const type = rootNode.descendantForIndex(start)?.type;
  return type === 'pass_statement' || type === 'pass' || type === 'comment';
}

function isUnbalanced(line: string): boolean {
  let depth = 0;
  for (let at = 0; at < line.length; at += 1) {
    const one = line[at] as string;
    if (one === '#') break;
    if ('([{'.includes(one)) depth += 1;
    else if (')]}'.includes(one)) depth -= 1;
    else if (one === '"' || one === "'") {
      at = line.indexOf(one, at + 1);
      if (at === -1) return true;
    }
    if (depth < 0) return true;
  }
  return depth > 0;
}
