import type { CancellationToken, Connection } from 'vscode-languageserver';
import type {
  ApplyMigrationParams,
  ApplyMigrationResult,
  MigrationRefusal,
  PlanMigrationParams,
  PlanMigrationResult,
  PlannedTexts,
  PlannedTextsParams,
} from '../protocol/migrate-workspace';
import { shown } from '../workspace/planned-program';
import { withScanProgress } from '../workspace/scan-progress';
import type { WorkspaceMigration } from '../workspace/workspace-migration';

/** The answer after an exception. */
export const failedMigration: { readonly refusal: MigrationRefusal } = {
  refusal: { kind: 'failed', text: 'The migration of the workspace failed; see the output.' },
};

/** Plans the migration of the workspace, with a progress that can be cancelled. */
export const planMigration =
  (migration: WorkspaceMigration, connection: Connection) =>
  (params: PlanMigrationParams, cancellation: CancellationToken): Promise<PlanMigrationResult> =>
    withScanProgress(connection, 'Looking for SageMaker SDK V2', { ...params, cancellation }, async (watch) => {
      const plan = await migration.plan(params, watch);
      if ('refusal' in plan) return plan;
      const { id, scanned, programs, skipped } = plan;
      return { id, scanned, files: programs.map(shown).filter(({ findings }) => findings.length > 0), skipped };
    });

/** Gives both sides of a planned file. */
export const plannedTexts =
  (migration: WorkspaceMigration) =>
  ({ plan, uri, choice }: PlannedTextsParams): PlannedTexts | null =>
    migration.textsOf(plan, uri, choice) ?? null;

/** Writes what was chosen of a plan. */
export const applyMigration =
  (migration: WorkspaceMigration) =>
  (params: ApplyMigrationParams): Promise<ApplyMigrationResult> =>
    migration.apply(params);

/** Drops a plan. */
export const discardMigration =
  (migration: WorkspaceMigration) =>
  ({ plan }: { readonly plan: number }): null => {
    migration.discard(plan);
    return null;
  };
