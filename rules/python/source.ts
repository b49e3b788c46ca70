import type { Parser, Tree } from 'web-tree-sitter';
import type { Statement } from './ast';
import { convertStatements } from './convert-statement';
import { StatementPool } from './statement-pool';

/** One replaced range, in UTF-16 offsets of the text before it. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A parsed Python text that can be edited in place; call `dispose` to free its syntax tree. */
export class PythonSource {
  private tree: Tree | undefined;
  private current: string;
  private parsed: { text: string; statements: readonly Statement[] } | undefined;

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
    this.tree?.edit({
      startIndex: start,
      oldEndIndex: end,
      newEndIndex: start + text.length,
      startPosition: pointAt(before, start),
      oldEndPosition: pointAt(before, end),
      newEndPosition: pointAt(this.current, start + text.length),
    } as Parameters<Tree['edit']>[0]);
  }

  /** Replaces the whole text. */
  replace(text: string): void {
    if (text === this.current) return;
    this.current = text;
    this.tree?.delete();
    this.tree = undefined;
  }

  /** The top-level statements; parses what changed since the last call. */
  statements(): readonly Statement[] {
    if (this.parsed && this.parsed.text === this.current) return this.parsed.statements;
    const code = maskForeignLines(this.current);
    const tree = this.parser.parse(code, this.tree ?? null);
    if (tree !== this.tree) this.tree?.delete();
    this.tree = tree ?? undefined;
    const previous = this.parsed ?? { text: '', statements: [] };
    const pool = new StatementPool(previous.text, previous.statements, tree?.rootNode.hasError ?? false);
    let statements: readonly Statement[] = [];
    if (tree) {
      const cursor = tree.walk();
      statements = convertStatements(cursor, this.current, pool, undefined);
      cursor.delete();
    }
    this.parsed = { text: this.current, statements };
    return statements;
  }

  dispose(): void {
    this.tree?.delete();
    this.tree = undefined;
    this.parsed = undefined;
  }
}

/**
 * Blanks lines that are not Python but stand in notebooks and pasted cells (`!pip install`, `%matplotlib inline`)
 * into comments of the same length, so that they never silence their neighbours.
 */
function maskForeignLines(text: string): string {
  if (!/^[ \t]*[!%]/m.test(text)) return text;
  return text.replace(/^([ \t]*)(?:!(?!=)|%(?=%?[A-Za-z]))/gm, '$1#');
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
