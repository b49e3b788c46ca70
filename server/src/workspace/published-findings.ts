import type { Connection } from 'vscode-languageserver';
import { type Diagnostic, PublishDiagnosticsNotification } from 'vscode-languageserver-protocol';
import { type WorkspaceFinding, WorkspaceFindings, type WorkspaceFindingsParams } from '../protocol/workspace-findings';

/** Files in one message, and in one turn of the event loop. */
const CHUNK = 100;

/** Changes in the meantime go out together. */
const PAUSE_MS = 50;

/** What is known of one file. */
interface Listed {
  readonly uri: string;
  readonly findings: readonly WorkspaceFinding[];
  /** The list as text: an unchanged one is not sent again. */
  readonly content: string;
  /** True where diagnostics were published on behalf of a file that is not open. */
  readonly isPublished: boolean;
}

/** What the client was told of the files of the workspace: diagnostics where they are not open, and one list of all. */
export class PublishedFindings {
  private readonly listed = new Map<string, Listed>();
  private readonly changed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private isReset = false;
  private isActive = false;

  constructor(private readonly connection: Connection) {}

  /** Absolute paths of the files with findings. */
  get paths(): string[] {
    return [...this.listed.keys()];
  }

  /** Findings and files that have some. */
  get counts(): { readonly found: number; readonly affected: number } {
    const lists = [...this.listed.values()].map(({ findings }) => findings.length);
    return { found: lists.reduce((sum, count) => sum + count, 0), affected: lists.length };
  }

  /** Takes back everything; until told otherwise nothing is shown. */
  clear(isActive: boolean): void {
    for (const path of this.paths) this.withdraw(path);
    this.listed.clear();
    this.changed.clear();
    this.isActive = isActive;
    this.isReset = true;
    if (!isActive) this.flush();
  }

  /** Shows the findings of a file: in a list, and as diagnostics unless it is open and has those of its text. */
  show(path: string, uri: string, findings: readonly WorkspaceFinding[], diagnostics: Diagnostic[] | undefined): void {
    const before = this.listed.get(path);
    const content = JSON.stringify(findings);
    if (diagnostics && (diagnostics.length > 0 || before?.isPublished)) this.publish(uri, diagnostics);
    const isPublished = diagnostics ? diagnostics.length > 0 : false;
    if (findings.length > 0) this.listed.set(path, { uri, findings, content, isPublished });
    else this.listed.delete(path);
    if (content === (before?.content ?? '[]')) return;
    this.changed.add(path);
    this.files.set(path, uri);
    this.schedule();
  }

  /** Forgets a file that was deleted. */
  remove(path: string): void {
    this.withdraw(path);
    if (!this.listed.delete(path)) return;
    this.changed.add(path);
    this.schedule();
  }

  /** Takes the diagnostics of a file back, whose text is open from now on. */
  opened(path: string): void {
    const listed = this.listed.get(path);
    if (!listed?.isPublished) return;
    this.withdraw(path);
    this.listed.set(path, { ...listed, isPublished: false });
  }

  /** Sends what changed now. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const waiting = [...this.changed];
    this.changed.clear();
    do {
      const files = waiting.splice(0, CHUNK).map((path) => ({
        uri: this.listed.get(path)?.uri ?? this.files.get(path) ?? '',
        findings: this.listed.get(path)?.findings ?? [],
      }));
      const params: WorkspaceFindingsParams = { isActive: this.isActive, isReset: this.isReset, files };
      this.isReset = false;
      void this.connection.sendNotification(WorkspaceFindings.type, params);
    } while (waiting.length > 0);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  /** URIs under which files were last told of. */
  private readonly files = new Map<string, string>();

  private schedule(): void {
    this.timer ??= setTimeout(() => this.flush(), PAUSE_MS);
  }

  private withdraw(path: string): void {
    const listed = this.listed.get(path);
    if (listed?.isPublished) this.publish(listed.uri, []);
  }

  private publish(uri: string, diagnostics: Diagnostic[]): void {
    void this.connection.sendNotification(PublishDiagnosticsNotification.type, { uri, diagnostics });
  }
}
