import type { CancellationToken, Connection } from 'vscode-languageserver';
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
import { askExcludes, didChangeConfiguration } from './handlers/did-change-configuration';
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
import {
  applyMigration,
  discardMigration,
  failedMigration,
  planMigration,
  plannedTexts,
} from './handlers/migrate-workspace';
import { Publisher } from './handlers/publish-diagnostics';
import { checkWorkspace, clearWorkspace, makeReport } from './handlers/workspace';
import { folderPath, withPinnedTargets } from './project/pinned-targets';
import { TargetVersions } from './project/target-version';
import { Explain } from './protocol/explain';
import { readInitializationOptions } from './protocol/initialization-options';
import { MigrateFile } from './protocol/migrate-file';
import { ApplyMigration, DiscardMigration, GetPlannedTexts, PlanMigration } from './protocol/migrate-workspace';
import { CheckWorkspace, ClearWorkspace, WorkspaceReport } from './protocol/workspace-findings';
import { AnalysisQueue } from './session/analysis-queue';
import { pageText } from './session/catalog-pages';
import { readClientFeatures } from './session/client-features';
import { ImporterRefresh } from './session/importer-refresh';
import { Session } from './session/session';
import { WorkspaceCheck } from './workspace/workspace-check';
import { WorkspaceMigration } from './workspace/workspace-migration';

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
  session.excludes.ask = askExcludes(session, connection);
  const workspace = new WorkspaceCheck(session, targets, connection);
  const publisher = new Publisher(session, connection, workspace);
  const queue = new AnalysisQueue((uri) => publisher.publish(uri));
  const refresh = new ImporterRefresh(session, queue);
  const migrate = migrateFile(session, connection);
  const failed = refused('The migration failed; see the output.');
  const unreported = { found: 0, problems: [], reason: 'The report could not be made; see the output.' };
  const reason = 'The check of the workspace failed; see the output.';
  const unchecked = { isComplete: false, files: 0, found: 0, affected: 0, problems: [], reason };
  const migration = new WorkspaceMigration(session, connection, targets);

  const onNotification = <P>(type: NotificationType<P>, handle: (params: P) => void | Promise<void>) =>
    connection.onNotification(type, guardNotification(log, type.method, handle));
  const onRequest = <P, R, E>(
    type: RequestType<P, R, E>,
    nothing: (params: P) => R,
    handle: (params: P, token: CancellationToken) => R | Promise<R>,
  ) => connection.onRequest(type, guardRequest(log, type.method, nothing, handle));

  onNotification(InitializedNotification.type, initialized(session, queue, connection, settings));
  onNotification(
    DidChangeConfigurationNotification.type,
    didChangeConfiguration(session, queue, connection, workspace),
  );
  onNotification(DidOpenTextDocumentNotification.type, didOpen(session, queue, refresh, workspace));
  onNotification(DidChangeTextDocumentNotification.type, didChange(session, queue, refresh));
  onNotification(DidCloseTextDocumentNotification.type, didClose(session, queue, publisher, refresh, workspace));
  onNotification(DidOpenNotebookDocumentNotification.type, didOpenNotebook(session, queue, workspace));
  onNotification(DidChangeNotebookDocumentNotification.type, didChangeNotebook(session, queue));
  onNotification(DidCloseNotebookDocumentNotification.type, didCloseNotebook(session, queue, publisher, workspace));
  const watched = { session, queue, refresh, targets, workspace };
  onNotification(DidChangeWatchedFilesNotification.type, didChangeWatchedFiles(watched));
  onNotification(
    DidChangeWorkspaceFoldersNotification.type,
    didChangeWorkspaceFolders(session, queue, connection, workspace),
  );
  onRequest(CodeActionRequest.type, () => [], codeAction(session));
  onRequest(CodeActionResolveRequest.type, (action) => action, codeActionResolve(session));
  onRequest(HoverRequest.type, () => null, hover(session));
  onRequest(
    ExecuteCommandRequest.type,
    () => failed,
    executeCommand({ migrateFile: migrate, showPage: showPage(session, connection) }),
  );
  onRequest(MigrateFile.type, () => failed, migrate);
  onRequest(CheckWorkspace.type, () => unchecked, checkWorkspace(workspace));
  onRequest(ClearWorkspace.type, () => null, clearWorkspace(workspace));
  onRequest(WorkspaceReport.type, () => unreported, makeReport(session, targets, connection));
  onRequest(PlanMigration.type, () => failedMigration, planMigration(migration, connection));
  onRequest(GetPlannedTexts.type, () => null, plannedTexts(migration));
  onRequest(ApplyMigration.type, () => ({ files: [], ...failedMigration }), applyMigration(migration));
  onRequest(DiscardMigration.type, () => null, discardMigration(migration));
  onRequest(Explain.type, () => null, explain(pageText));
  connection.onShutdown(() => {
    queue.dispose();
    refresh.dispose();
    workspace.dispose();
    session.dispose();
  });
}
