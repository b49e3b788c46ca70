import { resolve } from 'node:path';
import type { ModuleSource } from '../../../rules/engine/api';
import { ImportScan } from '../../../rules/engine/import-scan';

/** Larger groups would keep the memory of a whole repository: what lies beyond is withheld instead. */
const MAX_GROUP = 200;

/** A file as far as its imports matter. */
export interface LinkableFile {
  readonly path: string;
  /** Its Python text; of a notebook, as far as its imports matter. */
  readonly text: string;
  /** Files with other settings are not migrated along. */
  readonly settings?: string;
}

/**
 * Groups of files that import each other, directly or through one another, and have to do with the SDK. Files that stand
 * alone are in no group.
 */
export function linkedGroups(files: Iterable<LinkableFile>, modules: ModuleSource): readonly (readonly string[])[] {
  const scan = new ImportScan(modules);
  const paths = new Map<string, string>();
  const settingsOf = new Map<string, string | undefined>();
  const edges: [string, string][] = [];
  for (const { path, text, settings } of files) {
    const from = resolve(path);
    const imported = scan.modulesIn(from, text).filter((module) => scan.leads(module));
    if (!text.includes('sagemaker') && imported.length === 0) continue;
    paths.set(from, path);
    settingsOf.set(from, settings);
    for (const { id } of imported) edges.push([from, id]);
  }
  const groups = new Map([...paths.keys()].map((path) => [path, new Set([path])]));
  for (const [from, to] of edges) {
    const [a, b] = [groups.get(from), groups.get(to)];
    if (!a || !b || a === b || settingsOf.get(from) !== settingsOf.get(to) || a.size + b.size > MAX_GROUP) continue;
    for (const path of b) groups.set(path, a.add(path));
  }
  return [...new Set(groups.values())]
    .filter((group) => group.size > 1)
    .map((group) => [...group].map((path) => paths.get(path) ?? path));
}
