import { basename } from 'node:path';
import { commands, type Uri, window } from 'vscode';
import { MigrateFile } from '../../../server/src/protocol/migrate-file';
import { askForPythonFile, targetDocument } from './active-document';
import { askServer } from './ask-server';
import type { CommandContext } from './context';
import { summary } from './migrate-file';

/** Shows what a migration would change as a diff, without touching the file. */
export const previewMigration = (context: CommandContext) => async (resource?: Uri) => {
  const document = await targetDocument(context, resource);
  if (!document) return askForPythonFile();
  const textDocument = { uri: document.uri.toString(), version: document.version };
  const result = await askServer(context, MigrateFile.type, { textDocument, preview: true });
  if (!result) return;
  if (result.newText === undefined || result.newText === document.getText()) {
    void window.showInformationMessage(`SageMaker V3: ${result.reason ?? 'nothing to migrate in this file.'}`);
    return;
  }
  const preview = context.previews.show(document.uri, result.newText);
  const title = `${basename(document.uri.path)}: V2 ↔ V3 (${summary(result.outcome)})`;
  await commands.executeCommand('vscode.diff', document.uri, preview, title, { preview: true });
};
