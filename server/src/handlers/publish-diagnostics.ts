import type { Connection } from 'vscode-languageserver';
import { type Diagnostic, DiagnosticSeverity, PublishDiagnosticsNotification } from 'vscode-languageserver-protocol';
import { Status } from '../protocol/status';
import { describeError } from '../session/log';
import type { Program } from '../session/program';
import type { Session } from '../session/session';
import type { WorkspaceCheck } from '../workspace/workspace-check';

/** What an editor last heard of one document. */
interface Published {
  readonly version: number;
  readonly isEmpty: boolean;
  /** The list as text; kept for cells only, whose siblings' changes reach them without a change of their own. */
  readonly content: string;
}

/** Sends diagnostics and, with them, the count for the status item. */
export class Publisher {
  /** By program, then by document. */
  private readonly published = new Map<string, Map<string, Published>>();

  constructor(
    private readonly session: Session,
    private readonly connection: Connection,
    private readonly workspace: WorkspaceCheck,
  ) {}

  /** Analyses the current texts; a program that makes the engine throw gets empty lists and one line in the log. */
  publish(uri: string): void {
    const program = this.session.program(uri);
    // Under the settings of another place the squiggles would be wrong; the folder's are on their way.
    if (!program || this.session.configurations.isAwaited(uri)) return;
    const lists = this.analyse(program);
    const before = this.published.get(uri);
    const now = new Map<string, Published>();
    let isNews = !before;
    for (const [index, { uri: document, version }] of program.documents.entries()) {
      const diagnostics = lists[index] ?? [];
      const content = program.kind === 'notebook' ? JSON.stringify(diagnostics) : '';
      const last = before?.get(document);
      const next = { version, isEmpty: diagnostics.length === 0, content };
      now.set(document, next);
      if (last && isKnown(last, next)) continue;
      this.send(document, diagnostics, version);
      isNews = true;
    }
    for (const gone of before?.keys() ?? []) {
      if (now.has(gone)) continue;
      this.withdraw(gone);
      isNews = true;
    }
    this.published.set(uri, now);
    if (isNews) this.tell(uri, lists.flat());
  }

  /** Takes back what was published for a program that is closing. */
  clear(uri: string): void {
    const documents = this.published.get(uri)?.keys() ?? this.session.program(uri)?.documents.map((each) => each.uri);
    this.published.delete(uri);
    for (const document of documents ?? []) this.send(document, []);
    this.tell(uri, []);
  }

  private analyse(program: Program): Diagnostic[][] {
    const { session } = this;
    const lists: Diagnostic[][] = program.documents.map(() => []);
    try {
      const all = session.analyse(program)?.all ?? [];
      for (const finding of all) {
        lists[finding.place.text]?.push(session.toDiagnostic(program, finding));
      }
      this.workspace.analysed(program, all);
      return lists;
    } catch (error) {
      const length = program.documents.reduce((sum, document) => sum + document.getText().length, 0);
      const megabytes = (length / 1e6).toFixed(1);
      const line = `Analysis failed for ${program.uri} (${megabytes} million characters): ${describeError(error)}`;
      session.failures.once(program.uri, String(error), line);
      return program.documents.map(() => []);
    }
  }

  /** A cell that went to another program keeps what that one says of it. */
  private withdraw(document: string): void {
    if (!this.session.program(document)) this.send(document, []);
  }

  private send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const params = version === undefined ? { uri, diagnostics } : { uri, diagnostics, version };
    void this.connection.sendNotification(PublishDiagnosticsNotification.type, params);
  }

  private tell(uri: string, diagnostics: readonly Diagnostic[]): void {
    const count = (severity: DiagnosticSeverity) => diagnostics.filter((each) => each.severity === severity).length;
    void this.connection.sendNotification(Status.type, {
      uri,
      count: diagnostics.length,
      errors: count(DiagnosticSeverity.Error),
      warnings: count(DiagnosticSeverity.Warning),
      information: count(DiagnosticSeverity.Information),
    });
  }
}

/** An unchanged nothing is not sent again, nor is a list of a cell that only its siblings have left behind. */
function isKnown(last: Published, next: Published): boolean {
  if (last.isEmpty && next.isEmpty) return true;
  return next.content !== '' && last.version === next.version && last.content === next.content;
}
