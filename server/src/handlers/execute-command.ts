import type { ExecuteCommandParams } from 'vscode-languageserver-protocol';
import { clientCommands, serverCommands } from '../protocol/commands';
import type { MigrateFileParams, MigrateFileResult } from '../protocol/migrate-file';
import { refused } from './migrate-file';

/** What the commands do, handed in so that requests and commands share their code. */
export interface CommandTargets {
  readonly migrateFile: (params: MigrateFileParams) => Promise<MigrateFileResult>;
  readonly showPage: (code: string) => Promise<void>;
}

/** Runs our commands; each takes one string argument. */
export const executeCommand =
  (targets: CommandTargets) =>
  async ({ command, arguments: args }: ExecuteCommandParams): Promise<MigrateFileResult | null> => {
    const argument: unknown = args?.[0];
    if (command === serverCommands.migrateFile) {
      if (typeof argument !== 'string') return refused('The command needs the URI of a file.');
      return targets.migrateFile({ textDocument: { uri: argument } });
    }
    // Editors without a command of that name send it back to the server that offered it.
    if (command === clientCommands.explain && typeof argument === 'string') await targets.showPage(argument);
    return null;
  };
