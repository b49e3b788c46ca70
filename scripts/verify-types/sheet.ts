import { blocksOf, forEachStatement, type Statement } from '../../rules/python/ast';
import { cellMagicOf, hasPythonBody } from '../../rules/python/cell-magic';
import { withoutForeignLines } from '../corpus/foreign-lines';

/** A program laid out as one Python file, as a type checker wants it. */
export interface Sheet {
  readonly text: string;
  /** Offset at which each text of the program starts. */
  readonly starts: readonly number[];
}

/**
 * One text after the other. Of a notebook, shell and magic lines become comments at the same offsets, and cells in other
 * languages blank.
 */
export function layOut(texts: readonly string[], isNotebook: boolean): Sheet {
  const starts: number[] = [];
  let text = '';
  for (const part of texts) {
    starts.push(text.length);
    text += isNotebook ? `${asPython(part)}\n` : part;
  }
  return { text, starts };
}

function asPython(cell: string): string {
  const magic = cellMagicOf(cell);
  return magic && !hasPythonBody(magic) ? cell.replace(/[^\r\n]/g, ' ') : withoutForeignLines(cell);
}

/** Offsets to zero-based lines. */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** First and last line of a statement; of a compound one only its head. Zero-based. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** The lines of each statement, outer ones first. */
export function statementLines(lines: LineIndex, statements: readonly Statement[]): readonly Lines[] {
  const found: Lines[] = [];
  forEachStatement(statements, (statement) => {
    const inner = blocksOf(statement).find((block) => block.length > 0)?.[0];
    const end = Math.max(statement.start, (inner?.start ?? statement.end) - 1);
    found.push({ first: lines.lineAt(statement.start), last: lines.lineAt(end) });
  });
  return found;
}

/** The lines that belong with a line: its innermost statement, else the line alone. */
export function linesAround(line: number, statements: readonly Lines[]): Lines {
  const around = statements.findLast(({ first, last }) => first <= line && line <= last);
  return around ?? { first: line, last: line };
}
