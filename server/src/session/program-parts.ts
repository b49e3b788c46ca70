import type { TextDocument } from 'vscode-languageserver-textdocument';

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
  return [documents.map(({ uri }, document) => ({ id: uri, document, start: 0 }))];
}
