import { EventEmitter, type TextDocumentContentProvider, Uri } from 'vscode';

const scheme = 'sagemaker-v3-preview';

/** Read-only documents that hold the texts of a migration for as long as the session lasts. */
export class PreviewDocuments implements TextDocumentContentProvider {
  static readonly scheme = scheme;
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;

  /** Holds `text` as the preview of `origin`, of one side of it, and answers where it can be opened as Python. */
  show(origin: Uri, text: string, side = ''): Uri {
    const path = origin.path.endsWith('.py') ? origin.path : `${origin.path}.py`;
    const uri = Uri.from({ scheme, path, query: origin.toString(), fragment: side });
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
