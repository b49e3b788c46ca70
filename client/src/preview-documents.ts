import { EventEmitter, type TextDocumentContentProvider, Uri } from 'vscode';

const scheme = 'sagemaker-v3-preview';

/** Read-only documents that hold the migrated text of a file for as long as the session lasts. */
export class PreviewDocuments implements TextDocumentContentProvider {
  static readonly scheme = scheme;
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;

  /** Holds `text` as the preview of `origin` and answers where it can be opened. */
  show(origin: Uri, text: string): Uri {
    const uri = Uri.from({ scheme, path: origin.path, query: origin.toString() });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    return uri;
  }

  /** The file a preview belongs to; `undefined` for any other document. */
  originOf(uri: Uri): Uri | undefined {
    return uri.scheme === scheme ? Uri.parse(uri.query, true) : undefined;
  }

  /** Frees the text of a closed preview. */
  forget(uri: Uri): void {
    this.texts.delete(uri.toString());
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }
}
