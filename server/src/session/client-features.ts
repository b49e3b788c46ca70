import type { InitializeParams } from 'vscode-languageserver-protocol';

/** What the connected editor can do, as far as the server behaves differently for it. */
export interface ClientFeatures {
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Lets the server ask for `workspace/didChangeConfiguration`. */
  readonly configurationRegistration: boolean;
  /** Lets the server ask for `workspace/didChangeWatchedFiles`. */
  readonly watchedFilesRegistration: boolean;
  readonly versionedEdits: boolean;
  /** Asks for the edit of a code action only once the user picks it. */
  readonly lazyActionEdits: boolean;
  readonly applyEdit: boolean;
  readonly showDocument: boolean;
}

/** Reads the capabilities of the initialize request; what a client does not declare it does not have. */
export function readClientFeatures({ capabilities }: InitializeParams): ClientFeatures {
  const { workspace, textDocument, window } = capabilities;
  return {
    configuration: workspace?.configuration ?? false,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchedFilesRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    lazyActionEdits:
      (textDocument?.codeAction?.dataSupport ?? false) &&
      (textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false),
    applyEdit: workspace?.applyEdit ?? false,
    showDocument: window?.showDocument?.support ?? false,
  };
}
