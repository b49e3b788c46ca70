import { EventEmitter, type TextDocumentContentProvider, Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { GetPlannedTexts, type PlannedFile } from '../../../server/src/protocol/migrate-workspace';

const scheme = 'sagemaker-v3-review';

interface Shown {
  readonly plan: number;
  readonly file: string;
  readonly side: 'before' | 'after';
}

/** Read-only documents with the texts of a plan, which the server keeps, and the report of what was applied. */
export class ReviewDocuments implements TextDocumentContentProvider {
  static readonly scheme = scheme;
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  private readonly shown = new Set<string>();
  private report = '';

  /** `choiceOf` says which of the outcomes of a file is to be seen. */
  constructor(
    private readonly client: LanguageClient,
    private readonly choiceOf: (uri: string) => 'safe' | 'all',
  ) {}

  /** Both sides of a diff: a file itself on the left, and for notebooks their Python cells as one text. */
  sides(plan: number, { uri, kind }: PlannedFile): readonly [Uri, Uri] {
    const origin = Uri.parse(uri, true);
    const side = (which: Shown['side']): Uri => {
      const shown: Shown = { plan, file: uri, side: which };
      const path = kind === 'notebook' ? `${origin.path}.py` : origin.path;
      const made = Uri.from({ scheme, path, query: JSON.stringify(shown) });
      this.shown.add(made.toString());
      return made;
    };
    return [kind === 'notebook' ? side('before') : origin, side('after')];
  }

  /** Where a report can be opened. */
  showReport(text: string): Uri {
    this.report = text;
    const uri = Uri.from({ scheme, path: '/SageMaker V3 migration.md' });
    this.changed.fire(uri);
    return uri;
  }

  /** Has open diffs ask again: other boxes are ticked. */
  refresh(): void {
    for (const uri of this.shown) this.changed.fire(Uri.parse(uri, true));
  }

  /** Frees what is known of a closed document. */
  forget(uri: Uri): void {
    this.shown.delete(uri.toString());
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    if (uri.query === '') return this.report;
    const { plan, file, side }: Shown = JSON.parse(uri.query);
    const texts = await this.client.sendRequest(GetPlannedTexts.type, { plan, uri: file, choice: this.choiceOf(file) });
    return texts?.[side] ?? '';
  }
}
