import type { Connection } from 'vscode-languageserver';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  DidChangeConfigurationNotification,
  DidChangeNotebookDocumentNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseNotebookDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenNotebookDocumentNotification,
  DidOpenTextDocumentNotification,
  ErrorCodes,
  ExecuteCommandRequest,
  HoverRequest,
  InitializedNotification,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  type NotificationType,
  type RequestType,
  ResponseError,
} from 'vscode-languageserver-protocol';
import type { Engine } from '../../rules/engine/api';
import { guardNotification, guardRequest } from './guard';
import { codeAction } from './handlers/code-action';
import { codeActionResolve } from './handlers/code-action-resolve';
import { didChange, didChangeNotebook } from './handlers/did-change';
import { didChangeConfiguration } from './handlers/did-change-configuration';
import { didChangeWatchedFiles } from './handlers/did-change-watched-files';
import { didChangeWorkspaceFolders } from './handlers/did-change-workspace-folders';
import { didClose, didCloseNotebook } from './handlers/did-close';
import { didOpen, didOpenNotebook } from './handlers/did-open';
import { executeCommand } from './handlers/execute-command';
import { explain, showPage } from './handlers/explain';
import { hover } from './handlers/hover';
import { initializeResult } from './handlers/initialize';
import { initialized } from './handlers/initialized';
import { migrateFile, refused } from './handlers/migrate-file';
import { Publisher } from './handlers/publish-diagnostics';
import { folderPath, withPinnedTargets } from './project/pinned-targets';
import { TargetVersions } from './project/target-version';
import { Explain } from './protocol/explain';
import { readInitializationOptions } from './protocol/initialization-options';
import { MigrateFile } from './protocol/migrate-file';
import { AnalysisQueue } from './session/analysis-queue';
import { pageText } from './session/catalog-pages';
import { readClientFeatures } from './session/client-features';
import { ImporterRefresh } from './session/importer-refresh';
import { Session } from './session/session';

/** Serves the client at the other end of `connection`; the engine is loaded while the client waits for its answer. */
export function startServer(connection: Connection, loadEngine: () => Promise<Engine>): void {
  connection.onInitialize(async (params): Promise<InitializeResult | ResponseError<InitializeError>> => {
    try {
      registerHandlers(connection, params, await loadEngine());
      return initializeResult();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return new ResponseError(ErrorCodes.InternalError, `The SageMaker V3 engine did not load: ${reason}`, {
        retry: false,
      });
    }
  });
  connection.listen();
}

function registerHandlers(connection: Connection, params: InitializeParams, engine: Engine): void {
  const log = connection.console;
  const { docsFolder, settings } = readInitializationOptions(params.initializationOptions);
  const targets = new TargetVersions();
  const roots = (): string[] => session.configurations.uris.flatMap((uri) => folderPath(uri) ?? []);
  const pinned = withPinnedTargets(engine, { targets, roots, tell: (line) => log.info(line) });
  const session = new Session(pinned, readClientFeatures(params), log, docsFolder);
  for (const { uri } of params.workspaceFolders ?? []) session.configurations.add(uri);
  session.modules.setFolders(session.configurations.uris);
  const publisher = new Publisher(session, connection);
  const queue = new AnalysisQueue((uri) => publisher.publish(uri));
  const refresh = new ImporterRefresh(session, queue);
  const migrate = migrateFile(session, connection);
  const failed = refused('The migration failed; see the output.');

  const onNotification = <P>(type: NotificationType<P>, handle: (params: P) => void | Promise<void>) =>
    connection.onNotification(type, guardNotification(log, type.method, handle));
  const onRequest = <P, R, E>(
    type: RequestType<P, R, E>,
    nothing: (params: P) => R,
    handle: (params: P) => R | Promise<R>,
  ) => connection.onRequest(type, guardRequest(log, type.method, nothing, handle));

  onNotification(InitializedNotification.type, initialized(session, queue, connection, settings));
  onNotification(DidChangeConfigurationNotification.type, didChangeConfiguration(session, queue, connection));
  onNotification(DidOpenTextDocumentNotification.type, didOpen(session, queue, refresh));
  onNotification(DidChangeTextDocumentNotification.type, didChange(session, queue, refresh));
  onNotification(DidCloseTextDocumentNotification.type, didClose(session, queue, publisher, refresh));
  onNotification(DidOpenNotebookDocumentNotification.type, didOpenNotebook(session, queue));
  onNotification(DidChangeNotebookDocumentNotification.type, didChangeNotebook(session, queue));
  onNotification(DidCloseNotebookDocumentNotification.type, didCloseNotebook(session, queue, publisher));
  onNotification(DidChangeWatchedFilesNotification.type, didChangeWatchedFiles(session, queue, refresh, targets));
  onNotification(DidChangeWorkspaceFoldersNotification.type, didChangeWorkspaceFolders(session, queue, connection));
  onRequest(CodeActionRequest.type, () => [], codeAction(session));
  onRequest(CodeActionResolveRequest.type, (action) => action, codeActionResolve(session));
  onRequest(HoverRequest.type, () => null, hover(session));
  onRequest(
    ExecuteCommandRequest.type,
    () => failed,
    executeCommand({ migrateFile: migrate, showPage: showPage(session, connection) }),
  );
  onRequest(MigrateFile.type, () => failed, migrate);
  onRequest(Explain.type, () => null, explain(pageText));
  connection.onShutdown(() => {
    queue.dispose();
    refresh.dispose();
    session.dispose();
  });
}
