import { posix } from 'node:path';
import type { Importer, ModuleSource } from '../../rules/engine/api';

/** Modules held in memory by path; `src/` and the root are searched for absolute names, after the importer's folder. */
export class VirtualModules implements ModuleSource {
  private count = 0;
  private readonly versions = new Map<string, number>();
  private readonly files: Map<string, string>;
  asked = 0;

  constructor(
    files: Readonly<Record<string, string>>,
    private readonly known: Readonly<Record<string, readonly Importer[]>> = {},
  ) {
    this.files = new Map(Object.entries(files));
  }

  set(path: string, text: string | undefined): void {
    this.count += 1;
    this.versions.set(path, this.count);
    if (text === undefined) this.files.delete(path);
    else this.files.set(path, text);
  }

  revision(): number {
    return this.count;
  }

  resolve(importer: string, module: string, level: number): { id: string; text: string; version: number } | undefined {
    this.asked += 1;
    const folder = importer.split('/').slice(0, -1);
    const roots = level > 0 ? [folder.slice(0, folder.length - level + 1)] : [folder, [], ['src']];
    for (const root of roots) {
      const base = [...root, ...module.split('.').filter(Boolean)].join('/');
      for (const path of [`${base}/__init__.py`, `${base}.py`].map((one) => one.replace(/^\//, ''))) {
        const text = this.files.get(path);
        if (text !== undefined) return { id: path, text, version: this.versions.get(path) ?? 0 };
      }
    }
    return undefined;
  }

  file(importer: string, path: string): { id: string; text: string; version: number } | undefined {
    const id = [...importer.split('/').slice(0, -1), path].join('/');
    const text = this.files.get(id);
    return text === undefined ? undefined : { id, text, version: this.versions.get(id) ?? 0 };
  }

  has(importer: string, path: string): boolean | undefined {
    const wanted = posix.join(posix.dirname(importer), path);
    const folder = wanted.slice(0, wanted.lastIndexOf('/') + 1);
    if (![...this.files.keys()].some((one) => one.startsWith(folder))) return undefined;
    return this.files.has(wanted);
  }

  importers(id: string): readonly Importer[] {
    return this.known[id] ?? [];
  }
}
