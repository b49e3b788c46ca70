import {
  type NotebookCell,
  NotebookCellKind,
  type NotebookDocumentChangeEvent,
  type TextDocumentContentChangeEvent,
  type TextDocumentItem,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';

type CellChanges = NonNullable<NotebookDocumentChangeEvent['cells']>;

/** Changes of the text of one cell, not yet applied. */
export interface CellTextChange {
  readonly document: TextDocument;
  readonly version: number;
  readonly changes: readonly TextDocumentContentChangeEvent[];
}

/** The cells of an open notebook as the editor tells them, and the texts of those that have one. */
export class Notebook {
  private cells: NotebookCell[];
  private readonly texts = new Map<string, TextDocument>();

  constructor(cells: readonly NotebookCell[], items: readonly TextDocumentItem[]) {
    this.cells = [...cells];
    for (const item of items) this.open(item);
  }

  /** The Python code cells in document order. */
  pythonCells(): TextDocument[] {
    return this.cells.flatMap(({ kind, document }) => {
      const text = kind === NotebookCellKind.Code ? this.texts.get(document) : undefined;
      return text?.languageId === 'python' ? [text] : [];
    });
  }

  /** Follows cells that came, went, moved or changed their kind; false for news of outputs and metadata only. */
  restructure({ structure, data = [] }: CellChanges): boolean {
    if (structure) {
      const { start, deleteCount, cells = [] } = structure.array;
      this.cells.splice(start, deleteCount, ...cells);
      for (const { uri } of structure.didClose ?? []) this.texts.delete(uri);
      for (const item of structure.didOpen ?? []) this.open(item);
    }
    const changed = data.filter((cell) => {
      const known = this.cells.findIndex(({ document }) => document === cell.document);
      const hasOtherKind = known >= 0 && this.cells[known]?.kind !== cell.kind;
      if (known >= 0) this.cells[known] = cell;
      return hasOtherKind;
    });
    return structure !== undefined || changed.length > 0;
  }

  /** The text changes of cells that are open, and the URIs of those that are not. */
  textChanges({ textContent = [] }: CellChanges): { known: CellTextChange[]; unknown: string[] } {
    const known: CellTextChange[] = [];
    const unknown: string[] = [];
    for (const { document, changes } of textContent) {
      const text = this.texts.get(document.uri);
      if (text) known.push({ document: text, version: document.version, changes });
      else unknown.push(document.uri);
    }
    return { known, unknown };
  }

  private open({ uri, languageId, version, text }: TextDocumentItem): void {
    this.texts.set(uri, TextDocument.create(uri, languageId, version, text));
  }
}
