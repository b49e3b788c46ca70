import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  CodeActionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeNotebookDocumentNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenNotebookDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  NotebookCellKind,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const patience = 60_000;

/** A language server in a process of its own, driven over stdio as an editor would. */
export class LspPeer {
  private counted: (uri: string) => void = () => {};
  private readonly waiting = new Map<string, (params: PublishDiagnosticsParams) => void>();

  private constructor(
    private readonly process: ChildProcess,
    private readonly connection: ProtocolConnection,
  ) {
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.counted(params.uri);
      this.waiting.get(params.uri)?.(params);
    });
    connection.listen();
  }

  /** Spawns the server and shakes hands with it. */
  static async start(command: string, args: readonly string[], folder: string): Promise<LspPeer> {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], cwd: folder });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const peer = new LspPeer(child, connection);
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        notebookDocument: { synchronization: {} },
        textDocument: {
          publishDiagnostics: { versionSupport: true },
          // As VS Code does: edits are asked for when an action is chosen.
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
            dataSupport: true,
            resolveSupport: { properties: ['edit'] },
          },
        },
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return peer;
  }

  /** Opens a document and waits for its diagnostics. */
  async open(uri: string, text: string): Promise<readonly Diagnostic[]> {
    const answer = this.published(uri, 1);
    const textDocument = { uri, languageId: 'python', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return answer;
  }

  /** Sends one incremental change and waits for the diagnostics of that version. */
  async change(uri: string, version: number, range: Range, text: string): Promise<readonly Diagnostic[]> {
    const answer = this.published(uri, version);
    const params = { textDocument: { uri, version }, contentChanges: [{ range, text }] };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, params);
    return answer;
  }

  /** Opens a notebook of Python cells and waits for the diagnostics of the last one that has any. */
  async openNotebook(uri: string, cells: readonly string[]): Promise<void> {
    const answer = this.published(cellUri(uri, cells.length - 1), 1);
    const cellTextDocuments = cells.map((text, at) => ({
      uri: cellUri(uri, at),
      languageId: 'python',
      version: 1,
      text,
    }));
    await this.connection.sendNotification(DidOpenNotebookDocumentNotification.type, {
      notebookDocument: {
        uri,
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: cellTextDocuments.map(({ uri: document }) => ({ kind: NotebookCellKind.Code, document })),
      },
      cellTextDocuments,
    });
    await answer;
  }

  /** Changes one cell and waits until `count` cells have been told, in whatever order. */
  async changeCell(uri: string, cell: number, version: number, range: Range, text: string, count: number) {
    const answer = this.manyPublished(count);
    const document = { uri: cellUri(uri, cell), version };
    await this.connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
      notebookDocument: { uri, version },
      change: { cells: { textContent: [{ document, changes: [{ range, text }] }] } },
    });
    await answer;
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** How many actions the server offers for a diagnostic. */
  async codeActions(uri: string, diagnostic: Diagnostic): Promise<number> {
    const context = { diagnostics: [diagnostic] };
    const params = { textDocument: { uri }, range: diagnostic.range, context };
    return (await this.connection.sendRequest(CodeActionRequest.type, params))?.length ?? 0;
  }

  /** Resident memory in megabytes, where the system tells it. */
  memory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await gone;
    this.connection.dispose();
  }

  private manyPublished(count: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Fewer than ${count} cells were told.`)), patience);
      const told = new Set<string>();
      this.counted = (uri) => {
        if (told.add(uri).size < count) return;
        clearTimeout(timer);
        this.counted = () => {};
        resolve();
      };
    });
  }

  private published(uri: string, version: number): Promise<readonly Diagnostic[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No diagnostics for version ${version} of ${uri}.`)), patience);
      this.waiting.set(uri, (params) => {
        if (params.version !== undefined && params.version !== version) return;
        clearTimeout(timer);
        this.waiting.delete(uri);
        resolve(params.diagnostics);
      });
    });
  }
}

function cellUri(notebook: string, cell: number): string {
  return notebook.replace(/^file:/, 'vscode-notebook-cell:') + `#${cell}`;
}
