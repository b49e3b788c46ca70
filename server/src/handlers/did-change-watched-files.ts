import type { DidChangeWatchedFilesParams } from 'vscode-languageserver-protocol';
import { projectFile } from '../project/project-loader';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { Session } from '../session/session';

/** What the server asks the editor to watch. */
export const watchedFiles = [{ globPattern: `**/${projectFile}` }];

/** Reads project settings anew after one of their files changed, and re-checks what is open. */
export const didChangeWatchedFiles =
  (session: Session, queue: AnalysisQueue) =>
  ({ changes }: DidChangeWatchedFilesParams): void => {
    if (!changes.some(({ uri }) => uri.endsWith(`/${projectFile}`))) return;
    session.projects.forget();
    for (const uri of session.openUris()) queue.schedule(uri);
  };
