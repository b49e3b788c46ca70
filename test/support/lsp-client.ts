import { PassThrough } from 'node:stream';
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
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine } from '../../rules/engine/api';
import { Status, type StatusParams } from '../../server/src/protocol/status';
import { startServer } from '../../server/src/server';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The `sagemakerV3` section that the client answers with. */
  readonly settings?: unknown;
  /** Answers `workspace/applyEdit`; the default applies the edit to the client's copy. */
  readonly onApplyEdit?: (params: ApplyWorkspaceEditParams) => ApplyWorkspaceEditResult;
}

const fullCapabilities: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};

/** A small editor at the other end of a real LSP connection, with its own copy of every open text. */
export class LspClient {
  readonly logged: string[] = [];
  readonly statuses: StatusParams[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly appliedEdits: ApplyWorkspaceEditParams[] = [];
  initializeResult: InitializeResult | undefined;
  private readonly documents = new Map<string, TextDocument>();
  private readonly waiting = new Set<() => void>();
  private settings: unknown;

  private constructor(
    private readonly connection: ProtocolConnection,
    private readonly options: ClientOptions,
  ) {
    this.settings = options.settings;
    connection.onNotification(LogMessageNotification.type, ({ message }) => this.note(this.logged, message));
    connection.onNotification(Status.type, (status) => this.note(this.statuses, status));
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => this.note(this.published, params));
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings ?? null));
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
    const client = new LspClient(
      createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)),
      options,
    );
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

  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    const params = { settings: { sagemakerV3: settings } };
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, params);
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
      if (edits.length > 0) void this.change(uri, ...edits.map(({ range, newText }) => ({ range, text: newText })));
    }
    return true;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.dispose();
  }

  private async initialize(): Promise<void> {
    const { capabilities = fullCapabilities, initializationOptions } = this.options;
    const params = { processId: null, rootUri: null, capabilities, initializationOptions };
    this.initializeResult = await this.connection.sendRequest(InitializeRequest.type, params);
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  private document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open.`);
    return document;
  }

  private note<T>(list: T[], item: T): void {
    list.push(item);
    for (const wake of [...this.waiting]) wake();
  }
}

function editsOf(edit: WorkspaceEdit, uri: string) {
  const versioned = edit.documentChanges?.flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri ? change.edits : [],
  );
  return versioned ?? edit.changes?.[uri] ?? [];
}
