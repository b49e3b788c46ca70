import type { DidChangeTextDocumentParams } from 'vscode-languageserver-protocol';
import { applyChanges } from '../convert/text-change';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { Session } from '../session/session';

/** Follows the editor's text change by change and has the result analysed. */
export const didChange =
  (session: Session, queue: AnalysisQueue) =>
  ({ textDocument, contentChanges }: DidChangeTextDocumentParams): void => {
    const document = session.document(textDocument.uri);
    if (!document) return;
    queue.schedule(textDocument.uri);
    document.replay(applyChanges(document.lines, contentChanges, textDocument.version));
  };
