import type { Connection } from 'vscode-languageserver';
import { ConfigurationRequest, type DidChangeConfigurationParams } from 'vscode-languageserver-protocol';
import { settingsSection } from '../protocol/settings';
import type { AnalysisQueue } from '../session/analysis-queue';
import { excludeSection } from '../session/editor-excludes';
import type { Session } from '../session/session';
import { parseSettings } from '../session/settings';
import type { WorkspaceCheck } from '../workspace/workspace-check';

/** Takes the new settings, from the client's store where it answers for it, and re-checks every open document. */
export const didChangeConfiguration =
  (session: Session, queue: AnalysisQueue, connection: Connection, workspace: WorkspaceCheck) =>
  async ({ settings }: DidChangeConfigurationParams): Promise<void> => {
    if (session.client.configuration) await pullSettings(session, connection);
    else configureAll(session, sectionOf(settings));
    for (const uri of session.openUris()) queue.schedule(uri);
    workspace.changedEverywhere();
  };

/** Asks the client what it hides in folders, where it answers such questions. */
export const askExcludes =
  ({ client }: Session, connection: Connection) =>
  async (folders: readonly string[]): Promise<readonly unknown[]> => {
    if (!client.configuration || folders.length === 0) return [];
    const items = folders.map((scopeUri) => ({ section: excludeSection, scopeUri }));
    // A client without such a setting may well refuse; then nothing is hidden.
    return connection.sendRequest(ConfigurationRequest.type, { items }).catch(() => []);
  };

/** Gives every folder the same settings, for a client that does not know folders apart. */
export function configureAll(session: Session, section: unknown): void {
  for (const folder of [undefined, ...session.configurations.uris]) configure(session, folder, section);
}

/** Asks the client for the settings of `folders`, of all and of what lies in none when absent. */
export async function pullSettings(
  session: Session,
  connection: Connection,
  folders: readonly (string | undefined)[] = [undefined, ...session.configurations.uris],
): Promise<void> {
  const items = folders.map((scopeUri) => ({ section: settingsSection, ...(scopeUri ? { scopeUri } : {}) }));
  const sections = await connection.sendRequest(ConfigurationRequest.type, { items });
  const told = new Set<string>();
  for (const [index, folder] of folders.entries()) configure(session, folder, sections[index], told);
}

/** Reads settings and logs one line per bad value; folders that share one hear of it once. */
function configure(session: Session, folder: string | undefined, section: unknown, told = new Set<string>()): void {
  const { settings, problems } = parseSettings(section);
  for (const problem of problems) if (!told.has(problem)) session.log.error(problem);
  for (const problem of problems) told.add(problem);
  session.configurations.configure(folder, settings);
}

function sectionOf(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return settingsSection in settings ? settings[settingsSection] : undefined;
}
