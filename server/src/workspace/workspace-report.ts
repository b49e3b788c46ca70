import { basename, join, relative, sep } from 'node:path';
import { version } from '../../../package.json';
import type { CheckedFile } from '../cli/file-work';
import type { Problem } from '../cli/problem';
import { gitCommit } from '../project/git';
import { isWithin } from '../project/module-files';
import type { TargetVersions } from '../project/target-version';
import type { WorkspaceReportParams, WorkspaceReportResult } from '../protocol/workspace-findings';
import { readHistory, withEntry } from '../report/history';
import { renderReport } from '../report/migration-report';
import { historyEntry, reportData } from '../report/report-data';
import type { Session } from '../session/session';
import { scanWorkspace } from './scan';
import type { ScanWatch } from './scan-progress';
import { toProblem, whyNot } from './workspace-problems';

/** The name under which the command line's documentation has teams keep their history. */
export const historyFile = 'sagemaker-v3-history.json';

/**
 * Makes the migration report of the workspace, as it is with everything that is open saved. The burn-down comes from the
 * history file in the first folder, which only the command line writes.
 */
export async function workspaceReport(
  session: Session,
  targets: TargetVersions,
  { format, isTrusted = true }: WorkspaceReportParams,
  watch: ScanWatch,
): Promise<WorkspaceReportResult> {
  const reason = whyNot(session);
  if (reason !== undefined) return { found: 0, problems: [], reason };
  const checked: CheckedFile[] = [];
  const problems: Problem[] = [];
  const { isComplete, files } = await scanWorkspace(session, targets, {
    kind: 'check',
    ...watch,
    take: (file) => checked.push({ ...file, path: nameOf(session, file.path) }),
    report: (problem) => problems.push(problem),
  });
  if (!isComplete) return { found: 0, problems: [], reason: 'The report was cancelled.' };
  const [first = ''] = session.modules.folders;
  const history = await readHistory(join(first, historyFile));
  if ('reason' in history) problems.push({ path: join(first, historyFile), text: history.reason, fatal: false });
  const data = reportData({
    date: new Date().toISOString().slice(0, 10),
    commit: isTrusted ? await gitCommit(first) : '',
    version,
    files,
    checked,
    problems: problems.map((problem) => ({ ...problem, path: nameOf(session, problem.path) })),
  });
  const known = 'value' in history && history.value.length > 0 ? withEntry(history.value, historyEntry(data)) : [];
  const text = renderReport({ ...data, history: known }, format === 'html' ? 'html' : 'markdown');
  return { text, found: data.totals.found, problems: problems.map(toProblem) };
}

/** A path as seen from its folder of the workspace, with the folder's name where there are several. */
function nameOf({ modules: { folders } }: Session, path: string): string {
  const around = folders.filter((folder) => isWithin(folder, path)).sort((a, b) => b.length - a.length)[0];
  if (around === undefined) return path;
  const name = relative(around, path).split(sep).join('/');
  return folders.length > 1 ? `${basename(around)}/${name}` : name;
}
