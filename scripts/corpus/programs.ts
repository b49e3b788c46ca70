import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import type { SourceText } from '../../rules/engine/api';
import { decodeSource } from '../../server/src/cli/input/encoding';
import { openNotebook } from '../../server/src/cli/notebook-work';

/** One program of a corpus. */
export interface Program {
  readonly path: string;
  /** A Python file, the Python cells of a notebook, or a file or process that a cell makes. */
  readonly kind: 'file' | 'notebook' | 'cell';
  readonly texts: readonly ProgramText[];
}

/** A text of a program, and where in a notebook it stands: its cell in the file, and its zero-based first line there. */
export interface ProgramText extends SourceText {
  readonly cell: number;
  readonly firstLine: number;
}

/** A file that holds no program, and why. */
export interface Unreadable {
  readonly path: string;
  readonly reason: string;
}

const skipped = ['**/node_modules/**', '**/.git/**', '**/.ipynb_checkpoints/**'];

/** All Python files and notebooks under the folders, sorted; a file may be named itself. */
export async function findPrograms(places: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const place of places.map((one) => resolve(one))) {
    const kind = await stat(place).catch(() => undefined);
    if (!kind) throw new Error(`No such file or folder: ${place}`);
    const [cwd, patterns] = kind.isDirectory()
      ? [place, ['**/*.py', '**/*.ipynb']]
      : [dirname(place), [escapeGlob(basename(place))]];
    // Dotted folders count: a public repository keeps examples in `.github` and the like.
    const paths = await glob(patterns, { cwd, dot: true, ignore: kind.isDirectory() ? skipped : [] });
    found.push(...paths.map((path) => join(cwd, path)));
  }
  return [...new Set(found)].sort();
}

function escapeGlob(name: string): string {
  return name.replace(/[[\]{}()*?!+@\\]/g, '\\$&');
}

/**
 * Reads the programs of one file: a Python file is one; a notebook is one, and so is each Python file or process that one
 * of its cells makes.
 */
export async function readPrograms(path: string): Promise<readonly Program[] | Unreadable> {
  const bytes = await readFile(path);
  if (path.endsWith('.ipynb')) return notebookPrograms(path, bytes);
  const source = decodeSource(bytes);
  if ('reason' in source) return { path, reason: source.reason };
  return [{ path, kind: 'file', texts: [{ id: path, text: source.value.text, cell: 0, firstLine: 0 }] }];
}

function notebookPrograms(path: string, bytes: Buffer): readonly Program[] | Unreadable {
  const opened = openNotebook(path, bytes);
  if ('reason' in opened) return { path, reason: opened.reason };
  const { notebook, programs } = opened.value;
  const isForeign = notebook.cells.some(({ kind }) => kind === 'code') && !notebook.cells.some((one) => one.isPython);
  if (isForeign) return { path, reason: 'not a Python notebook' };
  return programs.map(({ kind, parts }) => ({
    path,
    kind: kind === 'main' ? 'notebook' : 'cell',
    texts: parts.map(({ text, cell, start }) => ({
      id: `${path}#${cell + 1}`,
      text,
      cell,
      firstLine: (notebook.cells[cell]?.source ?? '').slice(0, start).split('\n').length - 1,
    })),
  }));
}
