import type { DidCloseNotebookDocumentParams, DidCloseTextDocumentParams } from 'vscode-languageserver-protocol';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { ImporterRefresh } from '../session/importer-refresh';
import type { Session } from '../session/session';
import type { WorkspaceCheck } from '../workspace/workspace-check';
import type { Publisher } from './publish-diagnostics';

/** Forgets a document and takes its diagnostics back. */
export const didClose =
  (session: Session, queue: AnalysisQueue, publisher: Publisher, refresh: ImporterRefresh, workspace: WorkspaceCheck) =>
  ({ textDocument: { uri } }: DidCloseTextDocumentParams): void => {
    forget(uri, session, queue, publisher, workspace);
    // What was typed and not saved is gone for them as well.
    refresh.importersOf(uri);
  };

/** Forgets a notebook with all of its cells. */
export const didCloseNotebook =
  (session: Session, queue: AnalysisQueue, publisher: Publisher, workspace: WorkspaceCheck) =>
  ({ notebookDocument: { uri } }: DidCloseNotebookDocumentParams): void =>
    forget(uri, session, queue, publisher, workspace);

function forget(
  uri: string,
  session: Session,
  queue: AnalysisQueue,
  publisher: Publisher,
  workspace: WorkspaceCheck,
): void {
  // A cell closes with its notebook, however its editor announces it.
  if (session.program(uri)?.uri !== uri) return;
  queue.cancel(uri);
  publisher.clear(uri);
  session.close(uri);
  workspace.closed(uri);
}
