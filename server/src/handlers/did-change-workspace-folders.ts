import type { Connection } from 'vscode-languageserver';
import type { DidChangeWorkspaceFoldersParams } from 'vscode-languageserver-protocol';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { Session } from '../session/session';
import type { WorkspaceCheck } from '../workspace/workspace-check';
import { pullSettings } from './did-change-configuration';

/** Follows folders that come and go, with the settings they bring or take along. */
export const didChangeWorkspaceFolders =
  (session: Session, queue: AnalysisQueue, connection: Connection, workspace: WorkspaceCheck) =>
  async ({ event: { added, removed } }: DidChangeWorkspaceFoldersParams): Promise<void> => {
    const { configurations, client } = session;
    for (const { uri } of removed) configurations.remove(uri);
    for (const { uri } of added) configurations.add(uri);
    session.modules.setFolders(configurations.uris);
    const folders = added.map(({ uri }) => uri);
    try {
      configurations.expect(folders, client.configuration);
      if (client.configuration && folders.length > 0) await pullSettings(session, connection, folders);
    } finally {
      configurations.expect(folders, false);
      for (const uri of session.openUris()) queue.schedule(uri);
      workspace.changedEverywhere();
    }
  };
