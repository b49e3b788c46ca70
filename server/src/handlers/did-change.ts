import type { DidChangeNotebookDocumentParams, DidChangeTextDocumentParams } from 'vscode-languageserver-protocol';
import { applyChanges } from '../convert/text-change';
import type { AnalysisQueue } from '../session/analysis-queue';
import type { ImporterRefresh } from '../session/importer-refresh';
import type { Session } from '../session/session';

/** Follows the editor's text change by change and has the result analysed. */
export const didChange =
  (session: Session, queue: AnalysisQueue, refresh: ImporterRefresh) =>
  ({ textDocument, contentChanges }: DidChangeTextDocumentParams): void => {
    const program = session.program(textDocument.uri);
    const [document] = program?.documents ?? [];
    if (program?.uri !== textDocument.uri || program.kind !== 'file' || !document) return;
    queue.schedule(program.uri);
    refresh.edited(program.uri);
    program.replay(document, applyChanges(document, contentChanges, textDocument.version));
  };

/** Follows the cells of a notebook; news of outputs and metadata alone costs nothing. */
export const didChangeNotebook =
  (session: Session, queue: AnalysisQueue) =>
  ({ notebookDocument: { uri }, change: { cells } }: DidChangeNotebookDocumentParams): void => {
    const notebook = session.notebook(uri);
    const program = session.program(uri);
    if (!notebook || !program || !cells) return;
    if (notebook.restructure(cells)) {
      queue.schedule(uri);
      session.setDocuments(program, notebook.pythonCells());
    }
    const { known, unknown } = notebook.textChanges(cells);
    if (known.length > 0) queue.schedule(uri);
    for (const { document, version, changes } of known) {
      const applied = applyChanges(document, changes, version);
      if (program.documents.includes(document)) program.replay(document, applied);
    }
    if (session.savePlans.get(program)?.isDone) session.savePlans.delete(program);
    for (const cell of unknown) session.failures.once(uri, cell, `${uri} has no open cell ${cell} that could change.`);
  };
