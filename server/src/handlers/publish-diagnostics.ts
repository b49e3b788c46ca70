import type { Connection } from 'vscode-languageserver';
import { type Diagnostic, DiagnosticSeverity, PublishDiagnosticsNotification } from 'vscode-languageserver-protocol';
import { toDiagnostic } from '../convert/diagnostic';
import { Status } from '../protocol/status';
import { describeError } from '../session/log';
import type { Session } from '../session/session';

/** Sends diagnostics and, with them, the count for the status item. */
export class Publisher {
  /** Documents whose last published list was empty: an unchanged nothing is not sent again. */
  private readonly clean = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly connection: Connection,
  ) {}

  /** Analyses the current text; one that makes the engine throw gets an empty list and one line in the log. */
  publish(uri: string): void {
    const document = this.session.document(uri);
    if (!document) return;
    const diagnostics = this.analyse(uri);
    if (diagnostics.length === 0 && this.clean.has(uri)) return;
    this.send(uri, diagnostics, document.version);
    if (diagnostics.length === 0) this.clean.add(uri);
    else this.clean.delete(uri);
  }

  /** Takes back what was published for a document that is closing. */
  clear(uri: string): void {
    this.clean.delete(uri);
    this.send(uri, []);
  }

  private analyse(uri: string): Diagnostic[] {
    const { session } = this;
    try {
      const snapshot = session.snapshot(uri);
      if (!snapshot) return [];
      return snapshot.findings
        .filter(({ place }) => place.text === 0)
        .map((finding) => toDiagnostic(snapshot.lines, finding, session.pageOf(finding.code)));
    } catch (error) {
      const megabytes = ((session.document(uri)?.lines.getText().length ?? 0) / 1e6).toFixed(1);
      const line = `Analysis failed for ${uri} (${megabytes} million characters): ${describeError(error)}`;
      session.failures.once(uri, String(error), line);
      return [];
    }
  }

  private send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const count = (severity: DiagnosticSeverity) => diagnostics.filter((each) => each.severity === severity).length;
    const params = version === undefined ? { uri, diagnostics } : { uri, diagnostics, version };
    void this.connection.sendNotification(PublishDiagnosticsNotification.type, params);
    void this.connection.sendNotification(Status.type, {
      uri,
      count: diagnostics.length,
      errors: count(DiagnosticSeverity.Error),
      warnings: count(DiagnosticSeverity.Warning),
      information: count(DiagnosticSeverity.Information),
    });
  }
}
