import { window } from 'vscode';
import { MigrateFile, type MigrateFileResult, type MigrationOutcome } from '../../../server/src/protocol/migrate-file';
import { askServer } from './ask-server';
import type { CommandContext } from './context';
import { askForPython, type MigrationTarget, migrationTarget } from './migration-target';
import { isReadOnly } from './read-only';

/** Migrates a file or a notebook in one edit; the server owns and applies it. */
export const migrateFile = (context: CommandContext) => async (argument?: unknown) => {
  const target = await migrationTarget(context, argument);
  if (!target) return askForPython();
  const message = (await isReadOnly(target.uri))
    ? { text: `${target.name} is read-only; save a copy and migrate that, or preview the migration.`, isProblem: true }
    : await migrate(context, target);
  if (!message) return;
  context.output.info(`${target.uri.toString(true)}: ${message.text}`);
  if (message.isProblem) void window.showWarningMessage(`SageMaker V3: ${message.text}`);
  else void window.showInformationMessage(`SageMaker V3: ${message.text}`);
};

async function migrate(context: CommandContext, { uri, version, kind }: MigrationTarget) {
  const textDocument = { uri: uri.toString(), ...(version === undefined ? {} : { version }) };
  const result = await askServer(context, MigrateFile.type, { textDocument });
  return result && { text: outcomeMessage(result, kind), isProblem: result.reason !== undefined };
}

function outcomeMessage({ outcome, applied, reason }: MigrateFileResult, kind: string): string {
  if (reason) return reason;
  if (!applied)
    return outcome.found === 0 ? `nothing to migrate in this ${kind}.` : `${summary(outcome)}; no change made.`;
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
