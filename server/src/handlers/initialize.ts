import { CodeActionKind, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver-protocol';
import { version } from '../../../package.json';
import { fixAllKind, notebookFixAllKind, serverCommands } from '../protocol/commands';

/** What the server tells a client about itself; a fresh object, because the connection adds to it. */
export const initializeResult = (): InitializeResult => ({
  serverInfo: { name: 'sagemaker-v3-language-server', version },
  capabilities: {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    // Whatever its type, a notebook with Python cells is a Python program.
    notebookDocumentSync: { notebookSelector: [{ notebook: '*', cells: [{ language: 'python' }] }], save: false },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, notebookFixAllKind],
      resolveProvider: true,
    },
    hoverProvider: true,
    executeCommandProvider: { commands: Object.values(serverCommands) },
  },
});
