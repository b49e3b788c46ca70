import type { Statement } from '../python/ast';
import { forEachStatement } from '../python/ast';
import { forEachExpression } from '../python/walk';

/** A comment that the tool understands. */
export interface DirectiveComment {
  readonly kind: 'marker' | 'ignore' | 'ignore-cell' | 'ignore-file';
  /** Codes named in it; empty means all (for ignores). */
  readonly codes: readonly string[];
  /** The rest of a marker's text. */
  readonly note: string;
  /** Offsets of the comment, from `#` to the end of its line. */
  readonly start: number;
  readonly end: number;
  /** Offset behind the words that the tool understands; whatever follows is the author's. */
  readonly wordsEnd: number;
  /** Nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

/** A suppression behind a marker is none of its note. */
const MARKER = /#[ \t]*TODO\(sagemaker-v3 (SM\d{3})\):[ \t]*((?:(?!#[ \t]*sagemaker-v3:).)*)/g;
const IGNORE = /#[ \t]*sagemaker-v3:[ \t]*(ignore-file|ignore-cell|ignore)(?![-\w])(?:\[([^\]\r\n]*)\])?/g;

/** Finds markers and suppressions; look-alikes inside string literals do not count. */
export function readDirectives(text: string, statements: readonly Statement[]): DirectiveComment[] {
  if (!text.includes('sagemaker-v3')) return [];
  const strings = stringSpans(statements);
  const inString = (offset: number): boolean => strings.some((span) => span.start < offset && offset < span.end);
  const found: DirectiveComment[] = [];
  for (const match of text.matchAll(MARKER)) {
    if (inString(match.index)) continue;
    const note = (match[2] ?? '').trimEnd();
    found.push({ kind: 'marker', codes: [match[1] as string], note, ...lineSpan(text, match) });
  }
  for (const match of text.matchAll(IGNORE)) {
    if (inString(match.index)) continue;
    const codes = (match[2] ?? '').split(',').flatMap((code) => code.trim() || []);
    found.push({
      kind: match[1] as 'ignore' | 'ignore-cell' | 'ignore-file',
      codes,
      note: '',
      ...lineSpan(text, match),
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

function lineSpan(
  text: string,
  { index: start, 0: words }: RegExpExecArray,
): Pick<DirectiveComment, 'start' | 'end' | 'wordsEnd' | 'ownLine'> {
  const newline = text.indexOf('\n', start);
  const end = newline === -1 ? text.length : newline;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return {
    start,
    end: text[end - 1] === '\r' ? end - 1 : end,
    wordsEnd: start + words.trimEnd().length,
    ownLine: /^[ \t]*$/.test(before),
  };
}

/** Spans of all string literals (f-strings included) of the statements. */
export function stringSpans(statements: readonly Statement[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  forEachExpression(statements, (node) => {
    if (node.kind === 'text' || (node.kind === 'opaque' && node.type === 'f_string')) {
      spans.push({ start: node.start, end: node.end });
    }
  });
  return spans;
}

/** Spans of string literals with a line break in them. */
export function multilineStrings(text: string, statements: readonly Statement[]): { start: number; end: number }[] {
  if (!/"""|'''|\\\r?\n/.test(text)) return [];
  return stringSpans(statements).filter((span) => text.slice(span.start, span.end).includes('\n'));
}

/** The statement that a line-level comment above or beside it speaks of: the innermost one on the line. */
export function statementAt(statements: readonly Statement[], offset: number): Statement | undefined {
  let best: Statement | undefined;
  forEachStatement(statements, (statement) => {
    if (statement.start <= offset && offset < statement.end) best = statement;
  });
  return best;
}
