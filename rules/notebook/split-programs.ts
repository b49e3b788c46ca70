import type { SourceText } from '../engine/api';
import { cellMagicOf, isOwnProgram, writtenFile } from '../python/cell-magic';

/** A stretch of one cell that is a text of a program. */
export interface ProgramPart extends SourceText {
  /** Index into the list of cells that was given. */
  readonly cell: number;
  /** UTF-16 offset of the text in its cell. */
  readonly start: number;
}

/** One program of a notebook: its own, or a file or process that a cell makes. */
export interface NotebookProgram {
  readonly kind: 'main' | 'file' | 'process';
  /** Path of the file as the cell writes it. */
  readonly path?: string;
  readonly parts: readonly ProgramPart[];
}

/**
 * Sorts the code cells of a notebook, given in order, into programs. The first answer is the notebook's own program and
 * has every cell, also those in other languages, which the engine reads as blank.
 */
export function splitPrograms(cells: readonly SourceText[]): readonly NotebookProgram[] {
  const main: ProgramPart[] = cells.map(({ id, text }, cell) => ({ id, text, cell, start: 0 }));
  const programs: NotebookProgram[] = [{ kind: 'main', parts: main }];
  const files = new Map<string, ProgramPart[]>();
  cells.forEach(({ id, text }, cell) => {
    const magic = cellMagicOf(text);
    if (!magic) return;
    const part: ProgramPart = {
      id: `${id}#body`,
      text: text.slice(magic.bodyStart),
      cell,
      start: magic.bodyStart,
    };
    if (isOwnProgram(magic)) programs.push({ kind: 'process', parts: [part] });
    const file = writtenFile(magic);
    if (!file) return;
    const written = file.appends ? files.get(file.path) : undefined;
    if (written) written.push(part);
    else {
      const parts = [part];
      files.set(file.path, parts);
      programs.push({ kind: 'file', path: file.path, parts });
    }
  });
  return programs;
}
