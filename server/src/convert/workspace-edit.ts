import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toTextEdits } from './text-edits';

/**
 * One edit for all documents that get another text; `newTexts` are in their order. Versioned so that an editor rejects
 * it when stale, if it knows versions. `undefined` when nothing changes.
 */
export function toWorkspaceEdit(
  documents: readonly TextDocument[],
  newTexts: readonly string[],
  versioned: boolean,
): WorkspaceEdit | undefined {
  const changed = documents.flatMap((document, index) => {
    const edits = toTextEdits(document, newTexts[index] ?? document.getText());
    return edits.length > 0 ? [{ document, edits }] : [];
  });
  if (changed.length === 0) return undefined;
  if (!versioned) {
    return {
      changes: Object.fromEntries(changed.map(({ document, edits }): [string, TextEdit[]] => [document.uri, edits])),
    };
  }
  return {
    documentChanges: changed.map(({ document: { uri, version }, edits }) => ({
      textDocument: { uri, version },
      edits,
    })),
  };
}
