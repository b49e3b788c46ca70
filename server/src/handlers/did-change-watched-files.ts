import { type DidChangeWatchedFilesParams, FileChangeType } from 'vscode-languageserver-protocol';
import { manifestKind } from '../manifests/manifest-kind';
import { projectFile } from '../project/project-loader';
import type { TargetVersions } from '../project/target-version';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { ImporterRefresh } from '../session/importer-refresh';
import type { Session } from '../session/session';
import type { WorkspaceCheck } from '../workspace/workspace-check';

/** Names of the files that may pin the SDK, besides the project's and Python files. */
const MANIFESTS =
  '**/{*requirement*.txt,*requirement*.in,*constraint*.txt,requirements/*.txt,setup.cfg,Pipfile,Pipfile.lock,uv.lock,poetry.lock,*env*.yml,*env*.yaml}';

/** What the server asks the editor to watch. */
export const watchedFiles = [
  { globPattern: `**/${projectFile}` },
  { globPattern: '**/*.{py,ipynb}' },
  { globPattern: MANIFESTS },
];

/** What hears of files that changed on the disk. */
export interface Watching {
  readonly session: Session;
  readonly queue: AnalysisQueue;
  readonly refresh: ImporterRefresh;
  readonly targets: TargetVersions;
  readonly workspace: WorkspaceCheck;
}

/** Above it, as after a change of branches, everything that is open is looked at. */
const MANY = 50;

/** Reads project settings, pins and modules anew after their files changed, and re-checks what is open. */
export const didChangeWatchedFiles =
  ({ session, queue, refresh, targets, workspace }: Watching) =>
  async ({ changes }: DidChangeWatchedFilesParams): Promise<void> => {
    const isSettings = changes.some(({ uri }) => uri.endsWith(`/${projectFile}`));
    const isPin = changes.some(({ uri }) => isManifest(uri));
    if (isSettings) session.projects.forget();
    if (isPin) targets.forget();
    const modules = changes.filter(({ uri }) => /\.(py|ipynb)$/.test(uri));
    const known = await Promise.all(modules.map(({ uri }) => session.modules.changedOnDisk(uri)));
    const news = modules.filter((_, index) => known[index]);
    if (isSettings || isPin || news.length > MANY || news.some(({ type }) => type !== FileChangeType.Changed)) {
      for (const uri of session.openUris()) queue.schedule(uri);
    } else for (const { uri } of news) refresh.importersOf(uri);
    if (isSettings || isPin) workspace.changedEverywhere();
    else workspace.changedOnDisk(changes.map(({ uri }) => uri));
  };

function isManifest(uri: string): boolean {
  return uri.endsWith('/setup.py') || manifestKind(decodeURI(uri)) !== undefined;
}
