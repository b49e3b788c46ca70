import { commands, type ExtensionContext, Uri, window, workspace } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol/initialization-options';
import { settingsSection } from '../../server/src/protocol/settings';
import { Status } from '../../server/src/protocol/status';
import { WorkspaceFindings } from '../../server/src/protocol/workspace-findings';
import { applyMigration } from './commands/apply-migration';
import { checkWorkspace } from './commands/check-workspace';
import { clearWorkspace } from './commands/clear-workspace';
import type { CommandContext } from './commands/context';
import { explain, pagesFolder } from './commands/explain';
import { migrateFile } from './commands/migrate-file';
import { migrateWorkspace } from './commands/migrate-workspace';
import { openFinding } from './commands/open-finding';
import { previewMigration } from './commands/preview-migration';
import { restartServer } from './commands/restart-server';
import { reviewDiff } from './commands/review-diff';
import { showMenu } from './commands/show-menu';
import { showOutput } from './commands/show-output';
import { workspaceReport } from './commands/workspace-report';
import { documentFilters } from './document-selector';
import type { FindingsTree } from './findings-tree';
import { FindingsView } from './findings-view';
import { registerNotebookFixAll } from './notebook-fix-all';
import { PreviewDocuments } from './preview-documents';
import { ReviewView } from './review/review-view';
import { StatusItem } from './status-item';

/** What the extension tells other extensions and its tests. */
export interface ExtensionApi {
  /** The text of the status bar item, `undefined` while it is hidden. */
  statusText(): string | undefined;
  /** The list of the workspace's findings. */
  readonly findings: FindingsTree;
  /** What stands beside the title of that list, or in its place when it is empty; `undefined` while it is hidden. */
  findingsSummary(): string | undefined;
  /** The review of a migration of the workspace. */
  readonly review: ReviewView;
}

let client: LanguageClient | undefined;

/** Starts the language server and registers the commands. */
export async function activate(extension: ExtensionContext): Promise<ExtensionApi> {
  const output = window.createOutputChannel('SageMaker V3', { log: true });
  const previews = new PreviewDocuments();
  const status = new StatusItem();
  const findings = new FindingsView(extension.workspaceState);
  const options: InitializationOptions = { docsFolder: pagesFolder(extension.extensionUri).toString() };
  client = new LanguageClient(settingsSection, 'SageMaker V3', serverOptions(extension), {
    documentSelector: documentFilters,
    outputChannel: output,
    initializationOptions: options,
    synchronize: { configurationSection: settingsSection },
  } satisfies LanguageClientOptions);
  client.onNotification(Status.type, (params) => status.update(params));
  client.onNotification(WorkspaceFindings.type, (params) => findings.update(params));
  const review = new ReviewView(client);

  const context: CommandContext = { client, output, previews, extension };
  const handlers = {
    'sagemakerV3.migrateFile': migrateFile(context),
    'sagemakerV3.migrateNotebook': migrateFile(context),
    'sagemakerV3.previewMigration': previewMigration(context),
    'sagemakerV3.migrateWorkspace': migrateWorkspace(context, review),
    'sagemakerV3.reviewDiff': reviewDiff(review),
    'sagemakerV3.applyReview': applyMigration(context, review),
    'sagemakerV3.closeReview': () => review.close(),
    'sagemakerV3.reviewByFile': () => review.groupBy('file'),
    'sagemakerV3.reviewByGrade': () => review.groupBy('grade'),
    'sagemakerV3.checkWorkspace': checkWorkspace(context),
    'sagemakerV3.clearWorkspace': clearWorkspace(context),
    'sagemakerV3.report': workspaceReport(context),
    'sagemakerV3.openFinding': openFinding(),
    'sagemakerV3.groupByFile': () => findings.groupBy('file'),
    'sagemakerV3.groupByCode': () => findings.groupBy('code'),
    'sagemakerV3.explain': explain(context),
    'sagemakerV3.restartServer': restartServer(context),
    'sagemakerV3.showOutput': showOutput(context),
    'sagemakerV3.showMenu': showMenu(),
  };
  extension.subscriptions.push(
    output,
    status,
    findings,
    review,
    registerNotebookFixAll(client),
    workspace.registerTextDocumentContentProvider(PreviewDocuments.scheme, previews),
    workspace.onDidCloseTextDocument(({ uri }) => previews.forget(uri)),
    ...Object.entries(handlers).map(([id, run]) => commands.registerCommand(id, run)),
  );
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) return;
    status.clear();
    findings.clear();
    review.clear();
  });
  // The client library has told the user; the commands stay, so that a restart can be tried.
  await client.start().catch((error: unknown) => output.error(`The language server did not start: ${String(error)}`));
  return { statusText: () => status.text, findings: findings.tree, findingsSummary: () => findings.summary, review };
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.dispose();
}

function serverOptions({ extensionUri }: ExtensionContext): ServerOptions {
  const module = Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  return { module, transport: TransportKind.ipc };
}
