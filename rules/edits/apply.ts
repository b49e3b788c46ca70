import type { Span } from '../model/span';
import { type Edit, isKept, type Piece } from './edit';

/** Spans of string literals that run over several lines; their inner lines are never re-indented. */
export type MultilineStrings = readonly Span[];

interface Node {
  readonly edit: Edit;
  readonly children: Node[];
}

/**
 * Applies edits to one text. Edits may nest: an inner edit takes effect wherever the outer one keeps its place.
 * The edits must not cross each other (see `crossing`).
 */
export function applyEdits(text: string, edits: readonly Edit[], strings: MultilineStrings): string {
  return render(text, { start: 0, end: text.length }, forest(edits), 0, strings);
}

/** The first of two edits that neither nest nor stay apart, or that replace exactly the same range. */
export function crossing(a: Edit, b: Edit): boolean {
  if (a.text !== b.text || a.end <= b.start || b.end <= a.start) return false;
  if (a.start === b.start && a.end === b.end) return true;
  return !((a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end));
}

/** Answers which characters of a text are still there after edits; built once, asked often. */
export class Survival {
  private readonly sorted: readonly Edit[];
  /** Largest end of any edit up to and including the index. */
  private readonly reach: readonly number[];

  /** @param edits all edits of one text. */
  constructor(edits: readonly Edit[]) {
    this.sorted = [...edits].sort((a, b) => a.start - b.start);
    let furthest = 0;
    this.reach = this.sorted.map((edit) => {
      furthest = Math.max(furthest, edit.end);
      return furthest;
    });
  }

  has(offset: number): boolean {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as Edit).start <= offset) low = middle + 1;
      else high = middle;
    }
    for (let index = low - 1; index >= 0 && (this.reach[index] as number) > offset; index -= 1) {
      const { end, pieces } = this.sorted[index] as Edit;
      const isKeptIn = pieces.some((piece) => isKept(piece) && piece.start <= offset && offset < piece.end);
      if (offset < end && !isKeptIn) return false;
    }
    return true;
  }
}

function forest(edits: readonly Edit[]): Node[] {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || outerFirst(a.edit, b.edit) || a.index - b.index);
  const roots: Node[] = [];
  const path: Node[] = [];
  for (const { edit } of sorted) {
    const node: Node = { edit, children: [] };
    while (path.length > 0 && !holds((path.at(-1) as Node).edit, edit)) path.pop();
    (path.at(-1)?.children ?? roots).push(node);
    if (edit.end > edit.start) path.push(node);
  }
  return orderInsertions(roots);
}

/** The order of edits that start together: what is inserted there comes before them, and would hide that they nest. */
function outerFirst(a: Edit, b: Edit): number {
  const isInserted = (one: Edit): number => Number(one.start === one.end);
  return isInserted(b) - isInserted(a) || b.end - a.end;
}

/** An insertion at the very start of a replaced range comes before it, not inside it. */
function holds(outer: Edit, inner: Edit): boolean {
  if (inner.start === inner.end) return outer.start < inner.start && inner.start < outer.end;
  return outer.start <= inner.start && inner.end <= outer.end;
}

function orderInsertions(nodes: Node[]): Node[] {
  return nodes.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
}

function render(text: string, range: Span, nodes: readonly Node[], shift: number, strings: MultilineStrings): string {
  let result = '';
  let at = range.start;
  for (const node of nodes) {
    const { edit } = node;
    const isInsertion = edit.start === edit.end;
    if (edit.start < at || edit.end > range.end) continue;
    // What is inserted at the end of a kept part belongs behind it; at the end of the text there is no behind.
    const isBehind = edit.start >= range.end && range.end < text.length;
    if (edit.start < range.start || (isInsertion && isBehind)) continue;
    result += shifted(text, at, edit.start, shift, strings);
    result += edit.pieces.map((piece) => renderPiece(text, piece, node.children, shift, strings)).join('');
    at = edit.end;
  }
  return result + shifted(text, at, range.end, shift, strings);
}

function renderPiece(
  text: string,
  piece: Piece,
  children: readonly Node[],
  shift: number,
  strings: MultilineStrings,
): string {
  if (!isKept(piece)) {
    if (shift === 0) return piece;
    return shift > 0
      ? piece.replace(/\n(?=[^\r\n])/g, `\n${' '.repeat(shift)}`)
      : piece.replace(new RegExp(`\\n {0,${-shift}}`, 'g'), '\n');
  }
  return render(text, piece, orderInsertions([...children]), shift + piece.shift, strings);
}

/** Source with the indentation of its continuation lines changed; CRLF and lines inside strings stay as they are. */
function shifted(text: string, start: number, end: number, shift: number, strings: MultilineStrings): string {
  const source = text.slice(start, end);
  if (shift === 0 || !source.includes('\n')) return source;
  let result = '';
  let from = start;
  for (
    let newline = text.indexOf('\n', start);
    newline !== -1 && newline < end;
    newline = text.indexOf('\n', newline + 1)
  ) {
    const lineStart = newline + 1;
    result += text.slice(from, lineStart);
    from = lineStart;
    if (strings.some((span) => span.start < lineStart && lineStart < span.end)) continue;
    const indent = /^[ \t]*/.exec(text.slice(lineStart, end))?.[0].length ?? 0;
    const isBlank = lineStart + indent >= end ? false : /[\r\n]/.test(text[lineStart + indent] ?? '');
    if (isBlank) continue;
    if (shift > 0) result += ' '.repeat(shift);
    else from = lineStart + Math.min(indent, -shift);
  }
  return result + text.slice(from, end);
}
