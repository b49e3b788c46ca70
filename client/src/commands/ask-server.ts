import { type CancellationToken, window } from 'vscode';
import type { RequestType } from 'vscode-languageclient';
import type { CommandContext } from './context';

/** Sends one request; a failure is told to the user and answers `undefined`. */
export async function askServer<P, R>(
  { client, output }: CommandContext,
  type: RequestType<P, R, void>,
  params: P,
  cancellation?: CancellationToken,
): Promise<R | undefined> {
  try {
    return await client.sendRequest(type, params, cancellation);
  } catch (error) {
    output.error(`${type.method}: ${error instanceof Error ? error.message : String(error)}`);
    void window
      .showErrorMessage('SageMaker V3: the language server did not answer.', 'Show Output')
      .then((choice) => choice && output.show());
    return undefined;
  }
}
