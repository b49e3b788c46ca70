import type { Connection } from 'vscode-languageserver';
import { ConfigurationRequest, type DidChangeConfigurationParams } from 'vscode-languageserver-protocol';
import { settingsSection } from '../protocol/settings';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { Session } from '../session/session';
import { parseSettings } from '../session/settings';

/** Takes the new settings, from the client's store where it answers for it, and re-checks every open document. */
export const didChangeConfiguration =
  (session: Session, queue: AnalysisQueue, connection: Connection) =>
  async ({ settings }: DidChangeConfigurationParams): Promise<void> => {
    configure(session, session.client.configuration ? await pullSection(connection) : sectionOf(settings));
    for (const uri of session.openUris()) queue.schedule(uri);
  };

/** Reads settings and logs one line per bad value. */
export function configure(session: Session, section: unknown): void {
  const { settings, problems } = parseSettings(section);
  for (const problem of problems) session.log.error(problem);
  session.configure(settings);
}

/** Asks the client for our section. */
export async function pullSection(connection: Connection): Promise<unknown> {
  const [section] = await connection.sendRequest(ConfigurationRequest.type, { items: [{ section: settingsSection }] });
  return section;
}

function sectionOf(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return settingsSection in settings ? settings[settingsSection] : undefined;
}
