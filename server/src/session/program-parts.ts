import type { TextDocument } from 'vscode-languageserver-textdocument';
import { splitPrograms } from '../../../rules/notebook/split-programs';

/** A text of one of a program's units: a document, or what follows the first line of a cell that writes a file. */
export interface ProgramPart {
  readonly id: string;
  /** Index of the document in the program. */
  readonly document: number;
  /** UTF-16 offset of the text in its document. */
  readonly start: number;
}

/** The texts of a notebook by unit; the first unit is the notebook's own program. */
export function partsOf(documents: readonly TextDocument[]): ProgramPart[][] {
  const cells = documents.map((document) => ({ id: document.uri, text: document.getText() }));
  const [main, ...others] = splitPrograms(cells).map(({ parts }) =>
    parts.map(({ id, cell, start }) => ({ id, document: cell, start })),
  );
  const elsewhere = new Set(others.flat().map(({ document }) => document));
  return [main?.filter(({ document }) => !elsewhere.has(document)) ?? [], ...others];
}
