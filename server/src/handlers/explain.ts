import type { Connection } from 'vscode-languageserver';
import { ShowDocumentRequest } from 'vscode-languageserver-protocol';
import type { ExplainParams, ExplainResult } from '../protocol/explain';
import type { Session } from '../session/session';

/** Answers the page of a code, or nothing for an unknown one. */
export const explain =
  (pageText: (code: string) => string | undefined) =>
  ({ code }: ExplainParams): ExplainResult | null => {
    const markdown = pageText(code);
    return markdown === undefined ? null : { markdown };
  };

/** Opens the page of a code in an editor that can show documents on request. */
export const showPage =
  (session: Session, connection: Connection) =>
  async (code: string): Promise<void> => {
    if (!session.client.showDocument) return;
    const uri = session.pageOf(code);
    await connection.sendRequest(ShowDocumentRequest.type, { uri, external: uri.startsWith('https:') });
  };
