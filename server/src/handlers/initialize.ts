import { CodeActionKind, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver-protocol';
import { version } from '../../../package.json';
import { fixAllKind, serverCommands } from '../protocol/commands';

/** What the server tells a client about itself; a fresh object, because the connection adds to it. */
export const initializeResult = (): InitializeResult => ({
  serverInfo: { name: 'sagemaker-v3-language-server', version },
  capabilities: {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
    hoverProvider: true,
    executeCommandProvider: { commands: Object.values(serverCommands) },
  },
});
