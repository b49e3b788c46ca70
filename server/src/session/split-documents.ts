import type { TextDocument } from 'vscode-languageserver-textdocument';

/** The documents of a notebook by program, as indices. */
export function splitDocuments(documents: readonly TextDocument[]): number[][] {
  return [documents.map((_, index) => index)];
}
