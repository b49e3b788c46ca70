import { type Uri, window } from 'vscode';
import { MigrateFile, type MigrateFileResult, type MigrationOutcome } from '../../../server/src/protocol/migrate-file';
import { askForPythonFile, targetDocument } from './active-document';
import { askServer } from './ask-server';
import type { CommandContext } from './context';

/** Migrates a file in one edit; the server owns and applies it. */
export const migrateFile = (context: CommandContext) => async (resource?: Uri) => {
  const document = await targetDocument(context, resource);
  if (!document) return askForPythonFile();
  const textDocument = { uri: document.uri.toString(), version: document.version };
  const result = await askServer(context, MigrateFile.type, { textDocument });
  if (!result) return;
  const message = outcomeMessage(result);
  context.output.info(`${document.uri.toString(true)}: ${message}`);
  if (result.reason) void window.showWarningMessage(`SageMaker V3: ${message}`);
  else void window.showInformationMessage(`SageMaker V3: ${message}`);
};

function outcomeMessage({ outcome, applied, reason }: MigrateFileResult): string {
  if (reason) return reason;
  if (!applied)
    return outcome.found === 0 ? 'nothing to migrate in this file.' : `${summary(outcome)}; no change made.`;
  return `${summary(outcome)}.`;
}

/** One line for the user: found, rewritten, to review, left. */
export function summary(outcome: MigrationOutcome): string {
  const parts = [
    `${outcome.found} found`,
    `${outcome.rewritten} rewritten${outcome.review > 0 ? ` (${outcome.review} to review)` : ''}`,
  ];
  if (outcome.marked > 0) parts.push(`${outcome.marked} marked TODO`);
  if (outcome.left > 0) parts.push(`${outcome.left} left`);
  if (outcome.suppressed > 0) parts.push(`${outcome.suppressed} suppressed`);
  return parts.join(', ');
}
