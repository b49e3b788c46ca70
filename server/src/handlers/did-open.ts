import type { DidOpenNotebookDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver-protocol';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { ImporterRefresh } from '../session/importer-refresh';
import type { Session } from '../session/session';
import type { WorkspaceCheck } from '../workspace/workspace-check';

/** Takes a Python document in and has it analysed. */
export const didOpen =
  (session: Session, queue: AnalysisQueue, refresh: ImporterRefresh, workspace: WorkspaceCheck) =>
  ({ textDocument }: DidOpenTextDocumentParams): void => {
    session.open(textDocument);
    if (session.program(textDocument.uri)?.kind !== 'file') return;
    workspace.opened(textDocument.uri);
    queue.schedule(textDocument.uri);
    refresh.importersOf(textDocument.uri);
  };

/** Takes a notebook in, of whatever type, and has its Python cells analysed as one program. */
export const didOpenNotebook =
  (session: Session, queue: AnalysisQueue, workspace: WorkspaceCheck) =>
  ({ notebookDocument: { uri, cells }, cellTextDocuments }: DidOpenNotebookDocumentParams): void => {
    session.openNotebook(uri, cells, cellTextDocuments);
    workspace.opened(uri);
    queue.schedule(uri);
  };
