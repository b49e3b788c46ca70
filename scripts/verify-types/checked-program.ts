import type { Program } from '../corpus/programs';
import { LineIndex, layOut, type Sheet } from './sheet';

/** A program before or after its migration, as a type checker sees it. */
export interface Side {
  readonly sheet: Sheet;
  /** Zero-based lines of the sheet on which a finding starts; markers are none. */
  readonly findingLines: ReadonlySet<number>;
}

/** A program to check, as it is and migrated. */
export interface CheckedProgram {
  /** Path below the folder that is checked, with `/`. */
  readonly file: string;
  readonly before: Side;
  readonly after: Side;
}

/** Where a finding starts: an index into the texts of the program and a zero-based line of that text. */
export interface FindingStart {
  readonly text: number;
  readonly line: number;
}

/** Lays a program out, with the lines of its findings. */
export function sideOf(texts: readonly string[], kind: Program['kind'], findings: readonly FindingStart[]): Side {
  const sheet = layOut(texts, kind === 'notebook');
  const lines = new LineIndex(sheet.text);
  return {
    sheet,
    findingLines: new Set(findings.map(({ text, line }) => lines.lineAt(sheet.starts[text] ?? 0) + line)),
  };
}
