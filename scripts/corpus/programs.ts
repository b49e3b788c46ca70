import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import type { SourceText } from '../../rules/engine/api';
import { decodeSource } from '../../server/src/cli/input/encoding';

/** One program of a corpus: a Python file, or the Python cells of a notebook. */
export interface Program {
  readonly path: string;
  readonly isNotebook: boolean;
  readonly texts: readonly SourceText[];
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

/** Reads one file as a program. */
export async function readProgram(path: string): Promise<Program | Unreadable> {
  const bytes = await readFile(path);
  if (!path.endsWith('.ipynb')) {
    const source = decodeSource(bytes);
    if ('reason' in source) return { path, reason: source.reason };
    return { path, isNotebook: false, texts: [{ id: path, text: source.value.text }] };
  }
  const cells = pythonCells(bytes.toString('utf8'));
  if (typeof cells === 'string') return { path, reason: cells };
  return { path, isNotebook: true, texts: cells.map((text, index) => ({ id: `${path}#${index + 1}`, text })) };
}

/** The texts of a notebook's Python cells, or why there are none to be had. */
function pythonCells(json: string): readonly string[] | string {
  let notebook: unknown;
  try {
    notebook = JSON.parse(json);
  } catch {
    return 'not valid JSON';
  }
  if (!isRecord(notebook)) return 'not a notebook';
  const { metadata } = notebook;
  const kernel = isRecord(metadata) && isRecord(metadata['kernelspec']) ? metadata['kernelspec'] : {};
  if (typeof kernel['language'] === 'string' && !/python/i.test(kernel['language'])) return 'not a Python notebook';
  const cells = cellsOf(notebook);
  if (!cells) return 'no cells (notebook format before 4?)';
  return cells.flatMap((cell) => {
    if (!isRecord(cell) || cell['cell_type'] !== 'code') return [];
    const source = cell['source'] ?? cell['input'];
    const text = Array.isArray(source) ? source.join('') : String(source ?? '');
    // A cell magic makes the cell another language, unless it only times or captures Python.
    return /^\s*%%(?!time|capture|prun)/.test(text) ? [] : [text];
  });
}

/** Format 4 has the cells at the top, format 3 in worksheets. */
function cellsOf(notebook: Record<string, unknown>): readonly unknown[] | undefined {
  if (Array.isArray(notebook['cells'])) return notebook['cells'];
  if (!Array.isArray(notebook['worksheets'])) return undefined;
  return notebook['worksheets'].flatMap((sheet) =>
    isRecord(sheet) && Array.isArray(sheet['cells']) ? sheet['cells'] : [],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
