import type { TextEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine, EngineOptions, ModuleSource } from '../../../rules/engine/api';
import type { Finding } from '../../../rules/model/finding';
import type { NotebookProgram } from '../../../rules/notebook/split-programs';
import { toRange } from '../convert/range';
import type { NotebookFile } from '../notebook/notebook-file';
import { putTexts } from '../notebook/put-texts';
import { type FindingDetails, longestWithFixes } from './finding-details';

/** A program of a notebook and the file that it stands in. */
interface ProgramInFile {
  readonly program: NotebookProgram;
  readonly notebook: NotebookFile;
  /** The JSON text. */
  readonly document: TextDocument;
}

/**
 * What the fix of each finding changes in the JSON text of the notebook, in their order; undefined where nothing is
 * rewritten. Findings that are rewritten together share the very same edits.
 */
export function notebookFixes(
  engine: Engine,
  { program, notebook, document }: ProgramInFile,
  findings: readonly Finding[],
  options: EngineOptions,
  modules?: ModuleSource,
): FindingDetails['fix'][] {
  if (program.parts.reduce((sum, { text }) => sum + text.length, 0) > longestWithFixes) return [];
  const opened = engine.open(program.parts, modules);
  const byGroup = new Map<string, readonly TextEdit[]>();
  try {
    return findings.map(({ key, group, fix }) => {
      if (fix.grade === 'withheld') return undefined;
      let edits = byGroup.get(group);
      if (!edits) {
        const sources = new Map<number, string>();
        putTexts(program, opened.migrate({ ...options, only: [key] }).texts, notebook, sources);
        edits = notebook.edits(sources).map((edit) => ({ range: toRange(document, edit), newText: edit.json }));
        byGroup.set(group, edits);
      }
      return edits.length > 0 ? { title: fix.title, edits } : undefined;
    });
  } finally {
    opened.dispose();
  }
}
