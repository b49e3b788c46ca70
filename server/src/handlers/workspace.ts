import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { WorkDoneProgressParams } from 'vscode-languageserver-protocol';
import type { TargetVersions } from '../project/target-version';
import type {
  CheckWorkspaceResult,
  WorkspaceReportParams,
  WorkspaceReportResult,
} from '../protocol/workspace-findings';
import type { Session } from '../session/session';
import { withScanProgress } from '../workspace/scan-progress';
import type { WorkspaceCheck } from '../workspace/workspace-check';
import { workspaceReport } from '../workspace/workspace-report';

/** Checks the whole workspace on demand. */
export const checkWorkspace =
  (check: WorkspaceCheck) =>
  ({ workDoneToken }: WorkDoneProgressParams, cancellation: CancellationToken): Promise<CheckWorkspaceResult> =>
    check.check(workDoneToken, cancellation);

/** Forgets what the check found. */
export const clearWorkspace = (check: WorkspaceCheck) => (): null => {
  check.clear();
  return null;
};

/** Makes the report of the whole workspace. */
export const makeReport =
  (session: Session, targets: TargetVersions, connection: Connection) =>
  (params: WorkspaceReportParams, cancellation: CancellationToken): Promise<WorkspaceReportResult> =>
    withScanProgress(
      connection,
      'SageMaker V3 migration report',
      { cancellation, ...(params.workDoneToken === undefined ? {} : { workDoneToken: params.workDoneToken }) },
      (watch) => workspaceReport(session, targets, params, watch),
    );
