import { blocksOf, forEachStatement, type Statement } from './ast';

/**
 * Statements of the previous version of a text, by their source, for reuse after an edit.
 * A statement's tree depends on nothing but its own characters, so equal text means an equal tree.
 */
export class StatementPool {
  private readonly byText = new Map<string, Statement[]>();
  private readonly unopened: Statement[];
  /** Handed out, directly or inside a statement that was. */
  private readonly used = new Set<Statement>();
  private opened = false;

  /** @param text the previous text that the statements' offsets refer to. */
  constructor(
    private readonly text: string,
    statements: readonly Statement[],
    /** The new tree has a syntax error somewhere. */
    readonly mayBeBroken: boolean,
  ) {
    this.unopened = [...statements];
    for (const statement of statements) this.add(statement);
  }

  /** True where there was no text before. */
  get isEmpty(): boolean {
    return this.unopened.length === 0;
  }

  /** Hands out each statement at most once; `nested` ones may also come from inside statements that changed. */
  take(source: string, nested: boolean): Statement | undefined {
    return this.pop(source) ?? (nested && this.open() ? this.pop(source) : undefined);
  }

  /** Moves a reused statement, and all in it, to its new absolute offset. */
  move(statement: Statement, start: number): void {
    const delta = start - statement.base;
    if (delta === 0) return;
    forEachStatement([statement], (one) => {
      one.base += delta;
    });
  }

  private pop(source: string): Statement | undefined {
    const list = this.byText.get(source);
    for (let found = list?.pop(); found; found = list?.pop()) {
      // Whether a statement with an error is read the same way depends on its neighbours.
      if (this.used.has(found) || found.broken) continue;
      forEachStatement([found], (one) => this.used.add(one));
      // What it was part of must not be handed out as a whole any more.
      for (let outer = found.parent; outer; outer = outer.parent) this.used.add(outer);
      return found;
    }
    return undefined;
  }

  /** On the first miss, also offers the statements inside compound statements that changed as a whole. */
  private open(): boolean {
    if (this.opened) return false;
    this.opened = true;
    for (const statement of this.unopened) {
      if (this.used.has(statement)) continue;
      for (const block of blocksOf(statement)) for (const inner of block) this.addDeep(inner);
    }
    return true;
  }

  private addDeep(statement: Statement): void {
    this.add(statement);
    for (const block of blocksOf(statement)) for (const inner of block) this.addDeep(inner);
  }

  private add(statement: Statement): void {
    const source = this.text.slice(statement.base, statement.base + statement.length);
    const list = this.byText.get(source);
    if (list) list.push(statement);
    else this.byText.set(source, [statement]);
  }
}
