import { window, workspace } from 'vscode';
import {
  type MigrationPlan,
  type MigrationRefusal,
  PlanMigration,
  type PlanMigrationParams,
} from '../../../server/src/protocol/migrate-workspace';
import { askWithProgress } from '../ask-with-progress';
import type { ReviewView } from '../review/review-view';
import type { CommandContext } from './context';

/** What the caller of a command decides beforehand. */
export interface Beforehand {
  /** Goes on although there are changes that git has no commit of, without asking. */
  readonly anyway?: boolean;
}

/** Looks for everything that can be migrated in the workspace and opens the review of it. */
export const migrateWorkspace =
  (context: CommandContext, review: ReviewView) =>
  async (argument?: unknown): Promise<MigrationPlan | undefined> => {
    if (!workspace.workspaceFolders?.length) {
      void window.showInformationMessage('SageMaker V3: open a folder first.');
      return undefined;
    }
    await review.close();
    const params: PlanMigrationParams = {
      isTrusted: workspace.isTrusted,
      anyway: beforehand(argument).anyway === true,
    };
    const title = 'SageMaker V3: looking for what can be migrated';
    let result = await askWithProgress(context, title, PlanMigration.type, params);
    if (result && 'refusal' in result && (await isOverruled(result.refusal))) {
      result = await askWithProgress(context, title, PlanMigration.type, { ...params, anyway: true });
    }
    if (!result) return undefined;
    if ('refusal' in result) {
      tellRefusal(result.refusal);
      return undefined;
    }
    await tellPlan(context, result, review);
    return result;
  };

async function tellPlan({ output }: CommandContext, plan: MigrationPlan, review: ReviewView): Promise<void> {
  const { scanned, files, skipped } = plan;
  for (const { name, reason } of skipped) output.info(`${name}: ${reason}`);
  if (files.length > 0) return review.open(plan);
  const rest = skipped.length > 0 ? `; ${skipped.length} skipped, see the output` : '';
  void window.showInformationMessage(`SageMaker V3: ${scanned} files looked at, nothing to migrate${rest}.`);
}

/** Tells the options that a command was called with from the options that menus hand over. */
export function beforehand(argument: unknown): Beforehand {
  return typeof argument === 'object' && argument !== null && 'anyway' in argument
    ? { anyway: argument.anyway === true }
    : {};
}

/** Asks whether to go on with changes that are not committed; nothing else can be overruled. */
export async function isOverruled({ kind, text }: MigrationRefusal): Promise<boolean> {
  if (kind !== 'dirty') return false;
  const go = 'Migrate Anyway';
  const detail = 'Afterwards it would be hard to tell the changes of the migration from yours.';
  return (await window.showWarningMessage(`SageMaker V3: ${text}`, { modal: true, detail }, go)) === go;
}

/** Says why nothing was done. */
export function tellRefusal({ kind, text }: MigrationRefusal): void {
  // Who was asked, or has cancelled, knows already.
  if (kind === 'dirty' || kind === 'cancelled') return;
  void window.showErrorMessage(`SageMaker V3: ${text}`);
}
