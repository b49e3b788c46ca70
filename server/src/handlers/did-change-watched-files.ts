import { type DidChangeWatchedFilesParams, FileChangeType } from 'vscode-languageserver-protocol';
import { projectFile } from '../project/project-loader';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { ImporterRefresh } from '../session/importer-refresh';
import type { Session } from '../session/session';

/** What the server asks the editor to watch. */
export const watchedFiles = [{ globPattern: `**/${projectFile}` }, { globPattern: '**/*.{py,ipynb}' }];

/** Above it, as after a change of branches, everything that is open is looked at. */
const MANY = 50;

/** Reads project settings and modules anew after their files changed, and re-checks what is open. */
export const didChangeWatchedFiles =
  (session: Session, queue: AnalysisQueue, refresh: ImporterRefresh) =>
  async ({ changes }: DidChangeWatchedFilesParams): Promise<void> => {
    const hasProject = changes.some(({ uri }) => uri.endsWith(`/${projectFile}`));
    if (hasProject) session.projects.forget();
    const modules = changes.filter(({ uri }) => !uri.endsWith(`/${projectFile}`));
    const known = await Promise.all(modules.map(({ uri }) => session.modules.changedOnDisk(uri)));
    const news = modules.filter((_, index) => known[index]);
    if (hasProject || news.length > MANY || news.some(({ type }) => type !== FileChangeType.Changed)) {
      for (const uri of session.openUris()) queue.schedule(uri);
    } else for (const { uri } of news) refresh.importersOf(uri);
  };
