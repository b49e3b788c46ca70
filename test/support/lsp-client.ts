import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type ApplyWorkspaceEditResult,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  CodeActionResolveRequest,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeNotebookDocumentNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseNotebookDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenNotebookDocumentNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  NotebookCellKind,
  type NotebookDocumentChangeEvent,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  type WorkspaceEdit,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine } from '../../rules/engine/api';
import { Status, type StatusParams } from '../../server/src/protocol/status';
import { type WorkspaceFinding, WorkspaceFindings } from '../../server/src/protocol/workspace-findings';
import { startServer } from '../../server/src/server';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The `sagemakerV3` section that the client answers with. */
  readonly settings?: unknown;
  /** Instead of it for what lies in a folder, by the folder's URI; a promise is waited for. */
  readonly folderSettings?: Readonly<Record<string, unknown>>;
  /** Settings of the editor itself, by section and folder with a space between. */
  readonly otherSettings?: Readonly<Record<string, unknown>>;
  readonly folders?: readonly string[];
  /** Cancels every progress as soon as it has begun. */
  readonly cancelsProgress?: boolean;
  /** Answers `workspace/applyEdit`; the default applies the edit to the client's copy. */
  readonly onApplyEdit?: (params: ApplyWorkspaceEditParams) => ApplyWorkspaceEditResult;
}

const fullCapabilities: ClientCapabilities = {
  notebookDocument: { synchronization: {} },
  workspace: {
    workspaceFolders: true,
    applyEdit: true,
    configuration: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  window: { workDoneProgress: true },
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};

/** A small editor at the other end of a real LSP connection, with its own copy of every open text. */
export class LspClient {
  readonly logged: string[] = [];
  readonly statuses: StatusParams[] = [];
  /** What the server told of the whole workspace, by URI; only files with findings. */
  readonly workspace = new Map<string, readonly WorkspaceFinding[]>();
  /** Messages of progress, in order. */
  readonly progress: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly appliedEdits: ApplyWorkspaceEditParams[] = [];
  initializeResult: InitializeResult | undefined;
  private readonly documents = new Map<string, TextDocument>();
  private readonly waiting = new Set<() => void>();
  /** The cells of each open notebook, by URI and in order. */
  private readonly notebooks = new Map<string, string[]>();
  private settings: unknown;

  private constructor(
    private readonly connection: ProtocolConnection,
    private readonly options: ClientOptions,
  ) {
    this.settings = options.settings;
    connection.onNotification(LogMessageNotification.type, ({ message }) => this.note(this.logged, message));
    connection.onNotification(Status.type, (status) => this.note(this.statuses, status));
    connection.onNotification(WorkspaceFindings.type, ({ isReset, files }) => {
      if (isReset) this.workspace.clear();
      for (const { uri, findings } of files)
        if (findings.length > 0) this.workspace.set(uri, findings);
        else this.workspace.delete(uri);
      this.wake();
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      connection.onProgress(WorkDoneProgress.type, token, (value) => {
        this.note(this.progress, value);
        if (value.kind !== 'begin' || !options.cancelsProgress) return;
        void connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      });
    });
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => this.note(this.published, params));
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      Promise.all(
        items.map(({ section, scopeUri = '' }) => {
          if (section !== 'sagemakerV3') return options.otherSettings?.[`${section} ${scopeUri}`] ?? null;
          return options.folderSettings?.[scopeUri] ?? this.settings ?? null;
        }),
      ),
    );
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
      this.note(this.appliedEdits, params);
      if (options.onApplyEdit) return options.onApplyEdit(params);
      return { applied: this.apply(params.edit) };
    });
    connection.listen();
  }

  /** Starts a server in this process and shakes hands with it. */
  static async start(loadEngine: () => Promise<Engine>, options: ClientOptions = {}): Promise<LspClient> {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), loadEngine);
    return LspClient.connect(toClient, toServer, options);
  }

  /** Shakes hands with the server at the other end of two streams. */
  static async connect(input: Readable, output: Writable, options: ClientOptions = {}): Promise<LspClient> {
    const reader = new StreamMessageReader(input);
    const client = new LspClient(createProtocolConnection(reader, new StreamMessageWriter(output)), options);
    await client.initialize();
    return client;
  }

  async open(uri: string, text: string, languageId = 'python'): Promise<void> {
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Sends changes in one notification; a range refers to the text left by the change before it. */
  async change(uri: string, ...contentChanges: ({ range: Range; text: string } | { text: string })[]): Promise<void> {
    const document = this.document(uri);
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** Replaces the first occurrence of `from` by an incremental change. */
  async replace(uri: string, from: string, text: string): Promise<void> {
    await this.change(uri, { range: this.rangeOf(uri, from), text });
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Opens a notebook of Python code cells and answers their URIs. */
  async openNotebook(uri: string, texts: readonly string[], notebookType = 'jupyter-notebook'): Promise<string[]> {
    const cells = texts.map((_, index) => cellUri(uri, index));
    const cellTextDocuments = texts.map((text, index) => this.createCell(cells[index]!, text));
    this.notebooks.set(uri, cells);
    await this.connection.sendNotification(DidOpenNotebookDocumentNotification.type, {
      notebookDocument: { uri, notebookType, version: 1, cells: cells.map(asCodeCell) },
      cellTextDocuments,
    });
    return [...cells];
  }

  /** Replaces `deleteCount` cells from `start` on by new ones with `texts`, and answers their URIs. */
  async spliceCells(uri: string, start: number, deleteCount: number, texts: readonly string[]): Promise<string[]> {
    const cells = this.notebooks.get(uri) ?? [];
    const added = texts.map((_, index) => cellUri(uri, `n${this.documents.size + index}`));
    const didOpen = texts.map((text, index) => this.createCell(added[index]!, text));
    const removed = cells.splice(start, deleteCount, ...added);
    for (const each of removed) this.documents.delete(each);
    const array = { start, deleteCount, cells: added.map(asCodeCell) };
    await this.changeNotebook(uri, {
      cells: { structure: { array, didOpen, didClose: removed.map((each) => ({ uri: each })) } },
    });
    return added;
  }

  /** Changes the texts of several cells in one notification; each replaces the first occurrence of `from`. */
  async changeCells(uri: string, changes: readonly { cell: string; from: string; text: string }[]): Promise<void> {
    const textContent = changes.map(({ cell, from, text }) => {
      const change = { range: this.rangeOf(cell, from), text };
      const version = this.version(cell) + 1;
      TextDocument.update(this.document(cell), [change], version);
      return { document: { uri: cell, version }, changes: [change] };
    });
    await this.changeNotebook(uri, { cells: { textContent } });
  }

  /** Sends any change, also a wrong one. */
  async changeNotebook(uri: string, change: NotebookDocumentChangeEvent): Promise<void> {
    await this.connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
      notebookDocument: { uri, version: 1 },
      change,
    });
  }

  async closeNotebook(uri: string): Promise<void> {
    const cells = this.notebooks.get(uri) ?? [];
    this.notebooks.delete(uri);
    for (const each of cells) this.documents.delete(each);
    await this.connection.sendNotification(DidCloseNotebookDocumentNotification.type, {
      notebookDocument: { uri },
      cellTextDocuments: cells.map((each) => ({ uri: each })),
    });
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const event = { added: added.map(asFolder), removed: removed.map(asFolder) };
    await this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
  }

  /** Tells that files changed on the disk. */
  async changeFiles(...uris: readonly string[]): Promise<void> {
    const changes = uris.map((uri) => ({ uri, type: FileChangeType.Changed }));
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    const params = { settings: { sagemakerV3: settings } };
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, params);
  }

  /** Tells of a file that changed on the disk, came or went. */
  async fileChanged(uri: string, type: FileChangeType = FileChangeType.Changed): Promise<void> {
    const params = { changes: [{ uri, type }] };
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, params);
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  version(uri: string): number {
    return this.document(uri).version;
  }

  /** The range of an occurrence of `part`, counted from 0. */
  rangeOf(uri: string, part: string, occurrence = 0): Range {
    const document = this.document(uri);
    let start = document.getText().indexOf(part);
    for (let at = 0; at < occurrence && start >= 0; at++) start = document.getText().indexOf(part, start + 1);
    if (start < 0) throw new Error(`The text does not contain ${JSON.stringify(part)}.`);
    return { start: document.positionAt(start), end: document.positionAt(start + part.length) };
  }

  /** The source text under a range. */
  textIn(uri: string, range: Range): string {
    return this.document(uri).getText(range);
  }

  /** The diagnostics published for the current version, once they are there. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const version = this.version(uri);
    return (await this.nextPublished(uri, (params) => params.version === version)).diagnostics;
  }

  /** The first published list that fits, waiting for it where it is still to come. */
  async nextPublished(
    uri: string,
    fits: (params: PublishDiagnosticsParams) => boolean,
    from = 0,
  ): Promise<PublishDiagnosticsParams> {
    return this.until(`diagnostics of ${uri}`, () =>
      this.published.slice(from).findLast((params) => params.uri === uri && fits(params)),
    );
  }

  /** Waits until `look` answers something. */
  async until<T>(what: string, look: () => T | undefined): Promise<T> {
    const deadline = Date.now() + 5000;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`Waited in vain for ${what}; log: ${this.logged.join('\n') || 'empty'}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(wake, left);
        const { waiting } = this;
        function wake() {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        }
        waiting.add(wake);
      });
    }
  }

  async codeActions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
    const actions = (await this.connection.sendRequest(CodeActionRequest.type, params)) ?? [];
    return actions.filter(
      (action): action is CodeAction => !('command' in action) || typeof action.command !== 'string',
    );
  }

  async resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  /** Hovers over the first character of an occurrence of `part`. */
  async hover(uri: string, part: string, occurrence = 0): Promise<Hover | null> {
    const { start: position } = this.rangeOf(uri, part, occurrence);
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  get request(): ProtocolConnection['sendRequest'] {
    return this.connection.sendRequest.bind(this.connection);
  }

  /** What the text becomes under `edit`, without touching the client's copy. */
  preview(uri: string, edit: WorkspaceEdit): string {
    return TextDocument.applyEdits(this.document(uri), editsOf(edit, uri));
  }

  /** Applies `edit` to the client's copies and tells the server, as an editor would; false for a stale edit. */
  apply(edit: WorkspaceEdit): boolean {
    const stale = edit.documentChanges?.some(
      (change) => 'edits' in change && change.textDocument.version !== this.version(change.textDocument.uri),
    );
    if (stale) return false;
    for (const [uri, document] of this.documents) {
      const edits = editsOf(edit, uri).sort(
        (a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start),
      );
      if (edits.length === 0) continue;
      const notebook = [...this.notebooks].find(([, cells]) => cells.includes(uri))?.[0];
      const changes = edits.map(({ range, newText }) => ({ range, text: newText }));
      if (!notebook) void this.change(uri, ...changes);
      else {
        const version = document.version + 1;
        TextDocument.update(document, changes, version);
        void this.changeNotebook(notebook, { cells: { textContent: [{ document: { uri, version }, changes }] } });
      }
    }
    return true;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.dispose();
  }

  private async initialize(): Promise<void> {
    const { capabilities = fullCapabilities, initializationOptions, folders = [] } = this.options;
    const workspaceFolders = folders.map(asFolder);
    const params = { processId: null, rootUri: null, capabilities, initializationOptions, workspaceFolders };
    this.initializeResult = await this.connection.sendRequest(InitializeRequest.type, params);
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  private createCell(uri: string, text: string) {
    this.documents.set(uri, TextDocument.create(uri, 'python', 1, text));
    return { uri, languageId: 'python', version: 1, text };
  }

  private document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open.`);
    return document;
  }

  private note<T>(list: T[], item: T): void {
    list.push(item);
    this.wake();
  }

  private wake(): void {
    for (const wake of [...this.waiting]) wake();
  }
}

/** As VS Code names a cell: the notebook's path under a scheme of its own. */
function cellUri(notebook: string, fragment: number | string): string {
  return `${notebook.replace(/^\w+:/, 'vscode-notebook-cell:')}#${fragment}`;
}

function asCodeCell(document: string) {
  return { kind: NotebookCellKind.Code, document };
}

function asFolder(uri: string): WorkspaceFolder {
  return { uri, name: uri };
}

function editsOf(edit: WorkspaceEdit, uri: string) {
  const versioned = edit.documentChanges?.flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri ? change.edits : [],
  );
  return versioned ?? edit.changes?.[uri] ?? [];
}
