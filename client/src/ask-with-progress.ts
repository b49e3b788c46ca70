import { ProgressLocation, window } from 'vscode';
import { type RequestType, WorkDoneProgress, type WorkDoneProgressParams } from 'vscode-languageclient';
import { askServer } from './commands/ask-server';
import type { CommandContext } from './commands/context';

let requests = 0;

/** Sends one request, and meanwhile shows its counts where they can be cancelled. */
export function askWithProgress<P extends WorkDoneProgressParams, R>(
  context: CommandContext,
  title: string,
  type: RequestType<P, R, void>,
  params: P,
): Thenable<R | undefined> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return window.withProgress(options, async (progress, cancellation) => {
    const workDoneToken = `sagemakerV3/${++requests}`;
    let shown = 0;
    const listening = context.client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind !== 'report') return;
      const { percentage = shown, message = '' } = value;
      progress.report({ message, increment: percentage - shown });
      shown = percentage;
    });
    try {
      return await askServer(context, type, { ...params, workDoneToken }, cancellation);
    } finally {
      listening.dispose();
    }
  });
}
