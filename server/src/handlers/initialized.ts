import type { Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver-protocol';
import { settingsSection } from '../protocol/settings';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { Session } from '../session/session';
import { configureAll, pullSettings } from './did-change-configuration';
import { watchedFiles } from './did-change-watched-files';

/** Fetches the settings and only then lets analyses run, so that nothing is shown under the wrong severity. */
export const initialized =
  (session: Session, queue: AnalysisQueue, connection: Connection, initialSettings: unknown) =>
  async (): Promise<void> => {
    const { client } = session;
    try {
      if (client.configuration) await pullSettings(session, connection);
      else configureAll(session, initialSettings);
    } finally {
      queue.start();
    }
    if (client.watchedFilesRegistration) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: watchedFiles });
    }
    if (!client.configurationRegistration) return;
    await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
  };
