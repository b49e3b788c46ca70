import { commands, type NotebookDocument, type TextDocument, window, workspace } from 'vscode';
import {
  ApplyMigration,
  type ApplyMigrationParams,
  type ApplyMigrationResult,
} from '../../../server/src/protocol/migrate-workspace';
import type { ReviewView } from '../review/review-view';
import { askServer } from './ask-server';
import type { CommandContext } from './context';
import { beforehand, isOverruled, tellRefusal } from './migrate-workspace';

/** Writes what is ticked in the review, saves what it edited on screen, and opens the report. */
export const applyMigration =
  (context: CommandContext, review: ReviewView) =>
  async (argument?: unknown): Promise<ApplyMigrationResult | undefined> => {
    const { model } = review;
    if (!model) return undefined;
    const open = openFiles();
    const params: ApplyMigrationParams = {
      plan: model.plan.id,
      choices: model.choices,
      isTrusted: workspace.isTrusted,
      anyway: beforehand(argument).anyway === true,
      unsaved: open.flatMap((one) => (one.isDirty ? [one.uri.toString()] : [])),
    };
    const wasSaved = open.filter(({ isDirty }) => !isDirty);
    let result = await askServer(context, ApplyMigration.type, params);
    if (result?.refusal && (await isOverruled(result.refusal))) {
      result = await askServer(context, ApplyMigration.type, { ...params, anyway: true });
    }
    if (!result) return undefined;
    if (result.refusal) {
      tellRefusal(result.refusal);
      return result;
    }
    review.clear();
    await saveAll(wasSaved, result);
    await tellOutcome(context, review, result);
    return result;
  };

/** Files and notebooks of the disk that are open, cells left out. */
function openFiles(): (TextDocument | NotebookDocument)[] {
  return [...workspace.textDocuments, ...workspace.notebookDocuments].filter(({ uri }) => uri.scheme === 'file');
}

/** What had no changes of the user's is saved like the files that are not open; undo still takes it back. */
async function saveAll(wasSaved: readonly (TextDocument | NotebookDocument)[], { files }: ApplyMigrationResult) {
  const edited = new Set(files.flatMap(({ uri, status }) => (status === 'edited' ? [uri] : [])));
  for (const one of wasSaved) if (edited.has(one.uri.toString())) await one.save();
}

async function tellOutcome({ output }: CommandContext, review: ReviewView, { files, report }: ApplyMigrationResult) {
  const changed = files.filter(({ status }) => status === 'written' || status === 'edited');
  const refused = files.filter(({ status }) => status === 'refused');
  for (const { name, reason } of refused) output.warn(`${name}: not changed: ${reason}`);
  const rest = refused.length > 0 ? `; ${refused.length} not changed, see the report` : '';
  const text = `SageMaker V3: ${changed.length} ${changed.length === 1 ? 'file' : 'files'} migrated${rest}.`;
  void (refused.length > 0 ? window.showWarningMessage(text) : window.showInformationMessage(text));
  if (report) await commands.executeCommand('markdown.showPreview', review.documents.showReport(report));
}
