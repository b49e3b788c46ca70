import type { TextDocumentItem } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine, EngineOptions } from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import type { Span } from '../../../rules/model/span';
import { defaultSettings, type Settings } from '../protocol/settings';
import type { ClientFeatures } from './client-features';
import { FailureLog } from './failure-log';
import type { Log } from './log';
import { OpenDocument } from './open-document';

const publicDocs = 'https://github.com/sagemaker-v3-migrator/sagemaker-v3-migrator/blob/main/docs/codes';

/** A document and what the engine found in it; valid until the handler that asked for it returns. */
export interface Snapshot {
  readonly document: OpenDocument;
  readonly lines: TextDocument;
  readonly findings: readonly Finding[];
}

/** Everything the server knows between two messages: open documents, settings and the client's abilities. */
export class Session {
  readonly failures: FailureLog;
  private readonly documents = new Map<string, OpenDocument>();
  private currentSettings = defaultSettings;
  private currentOptions: EngineOptions = {};

  constructor(
    readonly engine: Engine,
    readonly client: ClientFeatures,
    readonly log: Log,
    private readonly docsFolder: string = publicDocs,
  ) {
    this.failures = new FailureLog(log);
  }

  get settings(): Settings {
    return this.currentSettings;
  }

  /** The same object until the settings change, so that the engine's cache holds. */
  get engineOptions(): EngineOptions {
    return this.currentOptions;
  }

  configure(settings: Settings): void {
    const { severity, targetVersion } = settings;
    this.currentSettings = settings;
    this.currentOptions = targetVersion ? { severity, target: targetVersion } : { severity };
  }

  /** Opens Python documents; others are none of our business and stay unknown. */
  open(item: TextDocumentItem): void {
    this.close(item.uri);
    if (item.languageId === 'python') this.documents.set(item.uri, new OpenDocument(this.engine, item));
  }

  /** False when the document was not open. */
  close(uri: string): boolean {
    this.failures.forget(uri);
    this.documents.get(uri)?.dispose();
    return this.documents.delete(uri);
  }

  document(uri: string): OpenDocument | undefined {
    return this.documents.get(uri);
  }

  openUris(): string[] {
    return [...this.documents.keys()];
  }

  /** `undefined` when the document is not open or too large, or the extension is switched off. */
  snapshot(uri: string): Snapshot | undefined {
    const document = this.documents.get(uri);
    if (!document || !this.settings.enable) return undefined;
    if (document.isTooLarge) {
      this.failures.once(uri, 'size', `${uri} is too large to analyse while typing; use the command line instead.`);
      return undefined;
    }
    const { findings, failures } = document.analyse(this.engineOptions);
    this.failures.report(uri, failures);
    return { document, lines: document.lines, findings };
  }

  /** Link to the page of a code. */
  pageOf(code: string): string {
    return `${this.docsFolder.replace(/\/$/, '')}/${encodeURIComponent(code)}.md`;
  }

  dispose(): void {
    for (const uri of this.openUris()) this.close(uri);
  }
}

/** Findings that share at least their edge with `span`, smallest first. */
export function findingsIn(snapshot: Snapshot, span: Span): Finding[] {
  return snapshot.findings
    .filter(({ place }) => place.text === 0 && place.start <= span.end && span.start <= place.end)
    .sort((a, b) => a.place.end - a.place.start - (b.place.end - b.place.start));
}
