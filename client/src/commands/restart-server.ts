import type { CommandContext } from './context';

/** Restarts the language server; requests made during a restart share it. */
export const restartServer = ({ client, output }: CommandContext) => {
  let running: Promise<void> | undefined;
  return (): Promise<void> => {
    running ??= client
      .restart()
      .catch((error: unknown) => output.error(`Restart failed: ${String(error)}`))
      .finally(() => {
        running = undefined;
      });
    return running;
  };
};
