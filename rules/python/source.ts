import type { Parser, Tree } from 'web-tree-sitter';
import type { Span } from '../model/span';
import { blocksOf, forEachStatement, type Statement } from './ast';
import { breaksEveryText, standsAlone } from './broken-line';
import { convertStatements } from './convert-statement';
import { decipher, type ForeignLine } from './ipython';
import { NodeCursor } from './raw';
import { StatementPool } from './statement-pool';

/** One replaced range, in UTF-16 offsets of the text before it. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A parsed Python text that can be edited in place; call `dispose` to free its syntax tree. */
export class PythonSource {
  /** What the next parse starts from: the newest tree, or that with the half-typed line read as `pass`. */
  private tree: Tree | undefined;
  /** What the tree was made of; IPython's syntax and half-typed lines make it differ from the text. */
  private treeCode = '';
  private current: string;
  private parsed: { text: string; statements: readonly Statement[] } | undefined;
  private hadForeign = false;
  /** Offset behind the last change: where somebody is typing. */
  private typingAt: number | undefined;

  constructor(
    private readonly parser: Parser,
    /** Opaque name of the text. */
    readonly id: string,
    text: string,
  ) {
    this.current = text;
  }

  get text(): string {
    return this.current;
  }

  /** Applies one change; the syntax tree is repaired on the next look. */
  change({ start, end, text }: Change): void {
    const before = this.current;
    this.current = before.slice(0, start) + text + before.slice(end);
    this.typingAt = start + text.length;
  }

  /** Replaces the whole text. */
  replace(text: string): void {
    if (text === this.current) return;
    this.current = text;
    this.typingAt = undefined;
    this.tree?.delete();
    this.tree = undefined;
  }

  /** The top-level statements; parses what changed since the last call. */
  statements(): readonly Statement[] {
    if (this.parsed && this.parsed.text === this.current) return this.parsed.statements;
    const { code, lines } = decipher(this.current);
    const { tree, halfTyped } = this.read(code);
    const view = halfTyped?.tree ?? tree;
    this.tree?.delete();
    this.tree = view ?? undefined;
    this.treeCode = halfTyped?.code ?? code;
    const previous = this.parsed ?? { text: '', statements: [] };
    const pool = new StatementPool(previous.text, previous.statements, view?.rootNode.hasError ?? false);
    let statements: readonly Statement[] = [];
    if (view) {
      const cursor = view.walk();
      statements = convertStatements(new NodeCursor(cursor, view.language), this.current, pool, undefined);
      cursor.delete();
    }
    if (halfTyped) markBroken(statements, halfTyped.line);
    if (lines.length > 0 || this.hadForeign) tellForeign(statements, lines);
    this.hadForeign = lines.length > 0;
    this.parsed = { text: this.current, statements };
    return statements;
  }

  /** A tree of its own for `code`, with what it shares with the last one. */
  private parse(code: string): Tree | null {
    const edited = this.tree?.copy();
    if (edited) editTree(edited, this.treeCode, code);
    const tree = this.parser.parse(code, edited ?? null);
    edited?.delete();
    return tree;
  }

  /** The tree of the code, or that with the half-typed line read as `pass`. */
  private read(code: string): { tree?: Tree | null; halfTyped?: HalfTyped | undefined } {
    const line = this.typedLine(code);
    // An error takes the parser through the rest of the text: a line that is sure to have one is better not shown to it.
    const isUnfinished = line !== undefined && breaksEveryText(this.parser, code.slice(line.start, line.end));
    const early = isUnfinished ? this.withoutLine(code, line) : undefined;
    if (early && line && standsAlone(early.tree, line.start)) return { halfTyped: early };
    const tree = this.parse(code);
    const halfTyped =
      tree?.rootNode.hasError && line ? (isUnfinished ? early : this.withoutLine(code, line)) : undefined;
    if (halfTyped) tree?.delete();
    else early?.tree.delete();
    return halfTyped ? { halfTyped } : { tree };
  }

  /** What stands on the line where somebody is typing. */
  private typedLine(code: string): Span | undefined {
    if (this.typingAt === undefined) return undefined;
    const lineStart = code.lastIndexOf('\n', this.typingAt - 1) + 1;
    const newline = code.indexOf('\n', this.typingAt);
    const end = newline === -1 ? code.length : code[newline - 1] === '\r' ? newline - 1 : newline;
    const start = lineStart + (/^[ \t]*/.exec(code.slice(lineStart, end))?.[0].length ?? 0);
    return end > start ? { start, end } : undefined;
  }

  /**
   * The tree of the text with a line read as `pass`, when that line alone breaks it: an open bracket or quote must not
   * blank the rest of the file.
   */
  private withoutLine(code: string, line: Span): HalfTyped | undefined {
    const { start, end } = line;
    const length = end - start;
    const standIn = length < PASS.length ? '#'.repeat(length) : PASS.padEnd(length);
    // The last tree is better to start from than one with errors, of which the parser keeps little.
    const readable = code.slice(0, start) + standIn + code.slice(end);
    const attempt = this.parse(readable);
    if (attempt && !attempt.rootNode.hasError) return { tree: attempt, code: readable, line };
    attempt?.delete();
    return undefined;
  }

  dispose(): void {
    this.tree?.delete();
    this.tree = undefined;
    this.parsed = undefined;
  }
}

const PASS = 'pass';

/** A text of which one line was read as `pass`. */
interface HalfTyped {
  readonly tree: Tree;
  readonly code: string;
  readonly line: Span;
}

/** What holds the half-typed line was read without it, and must be neither rewritten nor reused. */
function markBroken(statements: readonly Statement[], line: Span): void {
  for (const statement of statements) {
    if (statement.start > line.end || line.start > statement.end) continue;
    statement.broken = true;
    for (const block of blocksOf(statement)) markBroken(block, line);
  }
}

/** Tells statements on a line of IPython's what they stand on. */
function tellForeign(statements: readonly Statement[], lines: readonly ForeignLine[]): void {
  forEachStatement(statements, (statement) => {
    const line = lines.find((one) => one.start <= statement.start && statement.start < one.end);
    statement.foreign = line?.kind;
  });
}

/** Tells the tree which stretch of its code was replaced: whatever is not the same at both ends. */
function editTree(tree: Tree, before: string, after: string): void {
  if (before === after) return;
  const start = commonStart(before, after);
  const tail = commonEnd(before, after, Math.min(before.length, after.length) - start);
  const [oldEnd, newEnd] = [before.length - tail, after.length - tail];
  tree.edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, oldEnd),
    newEndPosition: pointAt(after, newEnd),
  } as Parameters<Tree['edit']>[0]);
}

/** Texts are compared in blocks, which takes a fraction of the time that their characters take. */
const BLOCK = 2048;

/** How many characters both begin with. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start + BLOCK <= most && a.slice(start, start + BLOCK) === b.slice(start, start + BLOCK)) start += BLOCK;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  return start;
}

/** How many characters both end with, `most` at most. */
function commonEnd(a: string, b: string, most: number): number {
  const [aEnd, bEnd] = [a.length, b.length];
  let tail = 0;
  while (tail + BLOCK <= most) {
    const next = tail + BLOCK;
    if (a.slice(aEnd - next, aEnd - tail) !== b.slice(bEnd - next, bEnd - tail)) break;
    tail = next;
  }
  while (tail < most && a.charCodeAt(aEnd - 1 - tail) === b.charCodeAt(bEnd - 1 - tail)) tail += 1;
  return tail;
}

function pointAt(text: string, offset: number): { row: number; column: number } {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    row += 1;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}
