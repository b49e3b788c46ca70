import type { Connection } from 'vscode-languageserver';
import { ApplyWorkspaceEditRequest } from 'vscode-languageserver-protocol';
import { toWorkspaceEdit } from '../convert/workspace-edit';
import type { MigrateFileParams, MigrateFileResult, MigrationOutcome } from '../protocol/migrate-file';
import type { Program } from '../session/program';
import type { Session } from '../session/session';

const nothing: MigrationOutcome = { found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0 };

/** The answer when nothing could be done at all. */
export const refused = (reason: string): MigrateFileResult => ({ outcome: nothing, applied: false, reason });

/** Migrates an open file or notebook to its fixed point and has the editor apply the result as one edit. */
export const migrateFile =
  (session: Session, connection: Connection) =>
  async ({ textDocument, safeOnly, preview }: MigrateFileParams): Promise<MigrateFileResult> => {
    // Who imports the file decides on what may be rewritten.
    await session.importersKnown(textDocument.uri);
    const program = session.program(textDocument.uri);
    if (!program) return refused('The file is not open as a Python file or a notebook with Python cells.');
    const { kind, documents } = program;
    const current = documents.find(({ uri }) => uri === textDocument.uri)?.version;
    if (textDocument.version !== undefined && current !== undefined && textDocument.version !== current) {
      return refused(`The ${kind} changed in the meantime; run the migration again.`);
    }
    if (program.isTooLarge) return refused(`The ${kind} is too large for the editor; use the command line.`);

    const { settings, options } = session.configurationOf(program);
    const migration = program.migrate({ ...options, safeOnly: safeOnly ?? settings.migrate.safeOnly });
    const { texts } = migration;
    session.failures.report(program.uri, migration.failures);
    const outcome: MigrationOutcome = {
      found: migration.found,
      rewritten: migration.rewritten,
      review: migration.review,
      marked: migration.marked,
      suppressed: migration.suppressed,
      left: migration.left,
    };
    if (preview) return { outcome, applied: false, ...previewOf(program, texts) };
    const edit = toWorkspaceEdit(documents, texts, session.client.versionedEdits);
    if (!edit) return { outcome, applied: false };
    if (!session.client.applyEdit)
      return { outcome, applied: false, reason: 'This editor does not let a server edit.' };

    const params = { label: 'Migrate to SageMaker V3', edit };
    const { applied, failureReason } = await connection.sendRequest(ApplyWorkspaceEditRequest.type, params);
    if (applied) return { outcome, applied };
    return { outcome, applied, reason: failureReason ?? `The editor refused the edit; the ${kind} may have changed.` };
  };

function previewOf({ kind, documents }: Program, texts: readonly string[]): Partial<MigrateFileResult> {
  if (kind === 'file') return { newText: texts[0] ?? '' };
  return { cells: documents.map(({ uri }, index) => ({ uri, newText: texts[index] ?? '' })) };
}
