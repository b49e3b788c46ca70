import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { describeError, type Log } from './session/log';

/** Wraps a request handler: a cancelled request is not begun, and an exception is logged and answered with nothing. */
export function guardRequest<P, R>(
  log: Log,
  method: string,
  nothing: (params: P) => R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
) {
  return async (params: P, token: CancellationToken): Promise<R | ResponseError<never>> => {
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, `${method} cancelled`);
    try {
      return await handle(params, token);
    } catch (error) {
      log.error(describeFailure(method, params, error));
      return nothing(params);
    }
  };
}

/** Wraps a notification handler: an exception is logged and the notification counts as handled. */
export function guardNotification<P>(log: Log, method: string, handle: (params: P) => void | Promise<void>) {
  return async (params: P): Promise<void> => {
    try {
      await handle(params);
    } catch (error) {
      log.error(describeFailure(method, params, error));
    }
  };
}

function describeFailure(method: string, params: unknown, error: unknown): string {
  return `${method} failed for ${uriOf(params) ?? 'no document'}: ${describeError(error)}`;
}

/** The document a message is about, wherever its parameters keep it. */
function uriOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  if ('uri' in params && typeof params.uri === 'string') return params.uri;
  if ('textDocument' in params) return uriOf(params.textDocument);
  if ('notebookDocument' in params) return uriOf(params.notebookDocument);
  if ('data' in params) return uriOf(params.data);
  return undefined;
}
