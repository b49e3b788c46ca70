import type { DidCloseTextDocumentParams } from 'vscode-languageserver-protocol';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { Session } from '../session/session';
import type { Publisher } from './publish-diagnostics';

/** Forgets a document and takes its diagnostics back. */
export const didClose =
  (session: Session, queue: AnalysisQueue, publisher: Publisher) =>
  ({ textDocument: { uri } }: DidCloseTextDocumentParams): void => {
    queue.cancel(uri);
    if (session.document(uri)) publisher.clear(uri);
    session.close(uri);
  };
