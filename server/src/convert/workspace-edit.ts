import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toTextEdits } from './text-edits';

/** One edit for the whole document; versioned so that an editor rejects it when stale, if it knows versions. */
export function toWorkspaceEdit(document: TextDocument, newText: string, versioned: boolean): WorkspaceEdit {
  const edits = toTextEdits(document, newText);
  if (!versioned) return { changes: { [document.uri]: edits } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}
