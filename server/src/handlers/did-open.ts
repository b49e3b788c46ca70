import type { DidOpenTextDocumentParams } from 'vscode-languageserver-protocol';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { Session } from '../session/session';

/** Takes a Python document in and has it analysed. */
export const didOpen =
  (session: Session, queue: AnalysisQueue) =>
  ({ textDocument }: DidOpenTextDocumentParams): void => {
    session.open(textDocument);
    if (session.document(textDocument.uri)) queue.schedule(textDocument.uri);
  };
