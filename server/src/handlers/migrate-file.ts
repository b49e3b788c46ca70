import type { Connection } from 'vscode-languageserver';
import { ApplyWorkspaceEditRequest } from 'vscode-languageserver-protocol';
import { toWorkspaceEdit } from '../convert/workspace-edit';
import type { MigrateFileParams, MigrateFileResult, MigrationOutcome } from '../protocol/migrate-file';
import type { Session } from '../session/session';

const nothing: MigrationOutcome = { found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0 };

/** The answer when nothing could be done at all. */
export const refused = (reason: string): MigrateFileResult => ({ outcome: nothing, applied: false, reason });

/** Migrates an open document to its fixed point and has the editor apply the result as one edit. */
export const migrateFile =
  (session: Session, connection: Connection) =>
  async ({ textDocument, safeOnly, preview }: MigrateFileParams): Promise<MigrateFileResult> => {
    const document = session.document(textDocument.uri);
    if (!document) return refused('The file is not open as a Python file.');
    const { version = document.version } = textDocument;
    if (version !== document.version) return refused('The file changed in the meantime; run the migration again.');
    if (document.isTooLarge) return refused('The file is too large for the editor; use the command line.');

    const options = { ...session.engineOptions, safeOnly: safeOnly ?? session.settings.migrate.safeOnly };
    const { text, failures, ...migration } = document.migrate(options);
    session.failures.report(document.uri, failures);
    const outcome: MigrationOutcome = {
      found: migration.found,
      rewritten: migration.rewritten,
      review: migration.review,
      marked: migration.marked,
      suppressed: migration.suppressed,
      left: migration.left,
    };
    if (preview) return { outcome, applied: false, newText: text };
    if (text === document.lines.getText()) return { outcome, applied: false };
    if (!session.client.applyEdit)
      return { outcome, applied: false, reason: 'This editor does not let a server edit.' };

    const { applied, failureReason } = await connection.sendRequest(ApplyWorkspaceEditRequest.type, {
      label: 'Migrate to SageMaker V3',
      edit: toWorkspaceEdit(document.lines, text, session.client.versionedEdits),
    });
    if (applied) return { outcome, applied };
    return { outcome, applied, reason: failureReason ?? 'The editor refused the edit; the file may have changed.' };
  };
