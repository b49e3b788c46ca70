import type { NotebookProgram } from '../../../rules/notebook/split-programs';
import type { NotebookFile } from './notebook-file';

/** Puts the new texts of one program into the sources of its cells, by index; programs come in the order of the split. */
export function putTexts(
  { parts }: NotebookProgram,
  texts: readonly string[],
  notebook: NotebookFile,
  sources: Map<number, string>,
): void {
  parts.forEach((part, index) => {
    const after = texts[index] ?? part.text;
    if (after === part.text) return;
    // The notebook's own program comes first; it leaves alone what is another program in the cell.
    const cell = sources.get(part.cell) ?? notebook.cells[part.cell]?.source ?? '';
    sources.set(part.cell, cell.slice(0, cell.length - part.text.length) + after);
  });
}
