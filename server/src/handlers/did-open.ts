import type { DidOpenNotebookDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver-protocol';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { ImporterRefresh } from '../session/importer-refresh';
import type { Session } from '../session/session';

/** Takes a Python document in and has it analysed. */
export const didOpen =
  (session: Session, queue: AnalysisQueue, refresh: ImporterRefresh) =>
  ({ textDocument }: DidOpenTextDocumentParams): void => {
    session.open(textDocument);
    if (session.program(textDocument.uri)?.kind !== 'file') return;
    queue.schedule(textDocument.uri);
    refresh.importersOf(textDocument.uri);
  };

/** Takes a notebook in, of whatever type, and has its Python cells analysed as one program. */
export const didOpenNotebook =
  (session: Session, queue: AnalysisQueue) =>
  ({ notebookDocument: { uri, cells }, cellTextDocuments }: DidOpenNotebookDocumentParams): void => {
    session.openNotebook(uri, cells, cellTextDocuments);
    queue.schedule(uri);
  };
