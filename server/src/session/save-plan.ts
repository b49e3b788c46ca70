import type { EngineOptions } from '../../../rules/engine/api';
import type { Program } from './program';

/**
 * The safe rewrites of a notebook, laid down before the first of them is applied. On save an editor asks each cell for
 * its own edit and applies them one by one: a later cell must get what was planned when the imports were still V2's.
 */
export class SavePlan {
  private readonly cells: readonly string[];
  private readonly before: readonly string[];
  private readonly after: readonly string[];

  private constructor(
    private readonly program: Program,
    private readonly options: EngineOptions,
    /** By cell, the texts that this plan or the ones before it gave away for a cell that is otherwise as it was. */
    private readonly given: readonly ReadonlySet<string>[],
    source: Program,
  ) {
    this.cells = source.documents.map(({ uri }) => uri);
    this.before = textsOf(source);
    this.after = source.rewriteSafe(options);
  }

  /** A plan for the notebook as it is. */
  static of(program: Program, options: EngineOptions): SavePlan {
    return new SavePlan(
      program,
      options,
      program.documents.map(() => new Set()),
      program,
    );
  }

  /**
   * The plan for an interrupted save: other hands changed a cell when some had been rewritten and some had not. It starts
   * from the V2 texts of the cells that only this plan has touched, so that no V2 call is left alone with V3 imports.
   */
  again(options: EngineOptions): SavePlan {
    const { program } = this;
    const texts = textsOf(program);
    const isSame = program.documents.length === this.cells.length;
    const isApplied = (text: string, at: number): boolean => text !== this.before[at] && this.isOurs(text, at);
    if (!isSame || options !== this.options || !texts.some(isApplied)) return SavePlan.of(program, options);
    const sources = texts.map((text, at) => (isApplied(text, at) ? (this.before[at] ?? text) : text));
    const source = program.withTexts(sources);
    try {
      // Cells without V2 code were migrated by hand and need nothing of what was there before.
      const isWaiting = source.analyse(options).findings.some(({ place: { text: at } }) => {
        const text = texts[at] ?? '';
        return text !== this.after[at] && !isApplied(text, at);
      });
      if (!isWaiting) return SavePlan.of(program, options);
      const given = texts.map(
        (text, at) => new Set([...(this.given[at] ?? []), ...(isApplied(text, at) ? [text] : [])]),
      );
      return new SavePlan(program, options, given, source);
    } finally {
      source.dispose();
    }
  }

  /** True as long as every cell is as it was, or as given away. */
  holds(options: EngineOptions): boolean {
    const { documents } = this.program;
    if (options !== this.options || documents.length !== this.cells.length) return false;
    return documents.every(({ uri }, at) => uri === this.cells[at] && this.isOurs(this.text(at), at));
  }

  /** True when every cell got its rewrites: what is done to them from now on has nothing to do with this plan. */
  get isDone(): boolean {
    const { documents } = this.program;
    return documents.length === this.cells.length && documents.every((_, at) => this.text(at) === this.after[at]);
  }

  /** The texts of the program with the planned one for cell `index` alone. */
  textsWith(index: number): readonly string[] {
    return textsOf(this.program).map((text, at) => (at === index ? (this.after[at] ?? text) : text));
  }

  private text(at: number): string {
    return this.program.documents[at]?.getText() ?? '';
  }

  private isOurs(text: string, at: number): boolean {
    return text === this.before[at] || text === this.after[at] || this.given[at]?.has(text) === true;
  }
}

function textsOf({ documents }: Program): string[] {
  return documents.map((document) => document.getText());
}
