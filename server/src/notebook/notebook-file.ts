import type { Outcome } from '../cli/problem';
import { type EscapeStyle, escapeStyle } from './json-string';
import { JsonError, JsonWalk } from './json-walk';
import { NotebookSource } from './notebook-source';

/** One cell of a notebook file. */
export interface NotebookFileCell {
  /** Index into `cells`; for nbformat 3 and older, into the cells of all worksheets in order. */
  readonly index: number;
  /** `code`, `markdown`, `raw` … as the file says. */
  readonly kind: string;
  readonly id?: string;
  /** True for a code cell in Python, going by the notebook and by the cell. */
  readonly isPython: boolean;
  readonly source: string;
}

/** A notebook on disk, of which only the sources of cells can be changed. */
export interface NotebookFile {
  readonly cells: readonly NotebookFileCell[];
  /** The JSON text with new sources by cell index; all other bytes stay, and so do untouched lines of those sources. */
  withSources(changes: ReadonlyMap<number, string>): string;
  /** The stretches of JSON that `withSources` replaces, in order. */
  edits(changes: ReadonlyMap<number, string>): readonly NotebookEdit[];
  /** Where an offset in the source of a cell stands in the JSON text. */
  offsetInFile(index: number, offset: number): number;
}

/** A stretch of a notebook's JSON text, in UTF-16 offsets, and the JSON that takes its place. */
export interface NotebookEdit {
  readonly start: number;
  readonly end: number;
  readonly json: string;
}

interface RawCell {
  kind: string;
  id?: string;
  language?: string;
  source?: NotebookSource;
}

/** Reads a notebook of nbformat 2, 3 or 4; the reason when the text is none. */
export function readNotebook(text: string): Outcome<NotebookFile> {
  const cells: RawCell[] = [];
  let language: string | undefined;
  let hasCells = false;
  let style: Partial<EscapeStyle> | undefined;
  const fileStyle = (): Partial<EscapeStyle> => {
    style ??= escapeStyle(text);
    return style;
  };
  try {
    const walk = new JsonWalk(text);
    const readCells = (): void => {
      if (!walk.isArray) return void walk.skip();
      hasCells = true;
      walk.array(() => cells.push(readCell(walk, text, fileStyle)));
    };
    if (!walk.isObject) {
      if (!walk.isArray) walk.skip();
      return { reason: 'not a notebook: its JSON is not an object' };
    }
    walk.object((key) => {
      if (key === 'cells') readCells();
      else if (key === 'worksheets' && walk.isArray) {
        hasCells = true;
        walk.array(() => {
          if (walk.isObject) walk.object((inner) => (inner === 'cells' ? readCells() : walk.skip()));
          else walk.skip();
        });
      } else if (key === 'metadata') language = kernelLanguage(parsed(walk, text));
      else walk.skip();
    });
    walk.end();
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const line = text.slice(0, error.offset).split('\n').length;
    return { reason: `not valid JSON (line ${line}: ${error.message}); save the notebook again or restore it` };
  }
  if (!hasCells) return { reason: 'not a notebook: it has no list of cells' };
  return { value: new ReadNotebook(text, cells, language ?? 'python') };
}

class ReadNotebook implements NotebookFile {
  readonly cells: readonly NotebookFileCell[];

  constructor(
    private readonly text: string,
    private readonly raw: readonly RawCell[],
    language: string,
  ) {
    this.cells = raw.map(({ kind, id, source, language: own }, index) => ({
      index,
      kind,
      ...(id !== undefined && { id }),
      isPython: kind === 'code' && isPython(own ?? language),
      source: source?.text ?? '',
    }));
  }

  withSources(changes: ReadonlyMap<number, string>): string {
    let result = '';
    let done = 0;
    for (const { start, end, json } of this.edits(changes)) {
      result += this.text.slice(done, start) + json;
      done = end;
    }
    return done === 0 ? this.text : result + this.text.slice(done);
  }

  edits(changes: ReadonlyMap<number, string>): readonly NotebookEdit[] {
    const edits = [...changes].flatMap(([index, text]) => {
      const source = this.raw[index]?.source;
      return source && source.text !== text ? [source.replacement(text)] : [];
    });
    return edits.sort((a, b) => a.start - b.start);
  }

  offsetInFile(index: number, offset: number): number {
    return this.raw[index]?.source?.offsetInFile(offset) ?? 0;
  }
}

function readCell(walk: JsonWalk, text: string, fileStyle: () => Partial<EscapeStyle>): RawCell {
  const cell: RawCell = { kind: '' };
  if (!walk.isObject) {
    walk.skip();
    return cell;
  }
  let input: NotebookSource | undefined;
  let source: NotebookSource | undefined;
  walk.object((key) => {
    if (key === 'source') source = NotebookSource.read(walk, text, fileStyle);
    else if (key === 'input') input = NotebookSource.read(walk, text, fileStyle);
    else if (key === 'cell_type' && walk.isString) cell.kind = walk.string();
    else if (key === 'id' && walk.isString) cell.id = walk.string();
    else if (key === 'language' && walk.isString) cell.language ??= walk.string();
    else if (key === 'metadata') {
      const own = cellLanguage(parsed(walk, text));
      if (own !== undefined) cell.language = own;
    } else walk.skip();
  });
  const found = cell.kind === 'code' ? (source ?? input) : source;
  if (found) cell.source = found;
  return cell;
}

/** The value that the walk passes over next; undefined for what only Python's JSON has. */
function parsed(walk: JsonWalk, text: string): unknown {
  const { start } = walk;
  const end = walk.skip();
  try {
    return JSON.parse(text.slice(start, end));
  } catch {
    return undefined;
  }
}

function kernelLanguage(metadata: unknown): string | undefined {
  const language = textAt(metadata, 'kernelspec', 'language') ?? textAt(metadata, 'language_info', 'name');
  return language ?? textAt(metadata, 'kernelspec', 'name');
}

function cellLanguage(metadata: unknown): string | undefined {
  return textAt(metadata, 'vscode', 'languageId') ?? textAt(metadata, 'polyglot_notebook', 'kernelName');
}

function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return typeof current === 'string' && current !== '' ? current : undefined;
}

/** Also the names of kernels, which is all that some notebooks have: `conda_pytorch_p310`, `pysparkkernel`. */
function isPython(language: string): boolean {
  return /python|^pyspark|^conda_(?!r\b)|_p\d\d|^\.?v?env|^jupyter/i.test(language);
}
