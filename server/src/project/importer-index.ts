import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Importer, ModuleSource } from '../../../rules/engine/api';
import { type ImportLine, ImportScan, importsIn, mayImport } from '../../../rules/engine/import-scan';
import { submodule } from '../../../rules/python/modules';
import { fileOfModule } from '../../../rules/python/run-magic';

const MAX_FILES = 10_000;
const MAX_BYTES = 10_000_000;
/** Files that are read at the same time. */
const ABREAST = 16;

/** Knows which files import a module, from the import lines of all files of a project. */
export class ImporterIndex {
  private readonly lines = new Map<string, readonly ImportLine[]>();
  /** Files by the last name of what they import; the empty name stands for the package around them. */
  private readonly byName = new Map<string, Set<string>>();
  private isCut = false;

  private readonly scan: ImportScan;

  constructor(modules: ModuleSource) {
    this.scan = new ImportScan(modules);
  }

  /** False when the project had more files than are read. */
  get isComplete(): boolean {
    return !this.isCut;
  }

  /** Reads the import lines of files given by absolute path. */
  async read(paths: readonly string[]): Promise<void> {
    const rest = paths.slice(0, MAX_FILES);
    this.isCut ||= paths.length > MAX_FILES;
    const next = async (): Promise<void> => {
      for (let path = rest.pop(); path !== undefined; path = rest.pop()) {
        const text = await textOf(path);
        this.set(path, mayImport(text) ? text : '');
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, next));
  }

  /** Takes the text of a file, empty for one that is gone; false when its imports are what they were. */
  set(path: string, text: string): boolean {
    const lines = importsIn(importText(path, text));
    const before = this.lines.get(path) ?? [];
    if (JSON.stringify(before) === JSON.stringify(lines)) return false;
    for (const name of before.flatMap(lastNames)) this.byName.get(name)?.delete(path);
    for (const name of lines.flatMap(lastNames)) {
      const files = this.byName.get(name) ?? new Set();
      this.byName.set(name, files.add(path));
    }
    if (lines.length > 0) this.lines.set(path, lines);
    else this.lines.delete(path);
    return true;
  }

  /** The files that import from the module at an absolute path. */
  importersOf(module: string): Importer[] {
    const stem = basename(module, '.py');
    const names = stem === '__init__' ? [basename(dirname(module)), ''] : [stem];
    const files = new Set(names.flatMap((name) => [...(this.byName.get(name) ?? [])]));
    return [...files].flatMap((path) => {
      if (path === module) return [];
      const taken = this.takenFrom(module, path);
      return taken === 'nothing' ? [] : [{ id: path, names: taken }];
    });
  }

  /** The names that a file takes from the module; undefined when that may be any. */
  private takenFrom(module: string, path: string): readonly string[] | undefined | 'nothing' {
    const means = (name: string): boolean => this.scan.resolve(path, name)?.id === module;
    const taken: string[] = [];
    for (const { module: from, names, isStar } of this.lines.get(path) ?? []) {
      if (names.some((name) => means(submodule(from, name)))) return undefined;
      if (!means(from)) continue;
      if (isStar || names.length === 0) return undefined;
      taken.push(...names);
    }
    return taken.length > 0 ? taken : 'nothing';
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return (await stat(path)).size <= MAX_BYTES ? await readFile(path, 'utf8') : '';
  } catch {
    return '';
  }
}

function lastNames({ module, names }: ImportLine): string[] {
  const file = fileOfModule(module);
  if (file !== undefined) return [basename(file, '.py')];
  return [module.replace(/^.*\./, ''), ...names];
}

/** A file's Python text as far as its imports matter: of a notebook, whatever stands in its strings. */
export function importText(path: string, text: string): string {
  if (!path.toLowerCase().endsWith('.ipynb')) return text;
  return text.replace(/\\r?\\n|\\n|(?<!\\)"/g, '\n');
}
