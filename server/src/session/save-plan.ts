import type { EngineOptions } from '../../../rules/engine/api';
import type { Program } from './program';

/**
 * The safe rewrites of a notebook, laid down before the first of them is applied. On save an editor asks each cell for
 * its own edit and applies them one by one: a later cell must get what was planned when the imports were still V2's.
 */
export class SavePlan {
  private readonly before: readonly string[];
  private readonly after: readonly string[];
  private readonly cells: readonly string[];

  constructor(
    program: Program,
    private readonly options: EngineOptions,
  ) {
    this.cells = program.documents.map(({ uri }) => uri);
    this.before = textsOf(program);
    this.after = program.rewriteSafe(options);
  }

  /** True as long as every cell is as it was, or as planned. */
  holds(program: Program, options: EngineOptions): boolean {
    if (options !== this.options || program.documents.length !== this.cells.length) return false;
    return program.documents.every((document, index) => {
      const text = document.getText();
      return document.uri === this.cells[index] && (text === this.before[index] || text === this.after[index]);
    });
  }

  /** The texts of the program with the planned one for cell `index` alone. */
  textsWith(index: number, program: Program): readonly string[] {
    return textsOf(program).map((text, at) => (at === index ? (this.after[at] ?? text) : text));
  }
}

function textsOf({ documents }: Program): string[] {
  return documents.map((document) => document.getText());
}
