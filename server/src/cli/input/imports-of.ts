import { existsSync, readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Importer } from '../../../../rules/engine/api';
import { ImportScan, mayImport } from '../../../../rules/engine/import-scan';
import { ImporterIndex, importText } from '../../project/importer-index';
import { linkedGroups } from '../../project/linked-groups';
import { ModuleFiles, projectAround, projectFolder } from '../../project/module-files';
import { type FoundFile, findFiles, standardInput } from './find-files';

const PYTHON_FILE = /\.(?:py|ipynb)$/i;

/** What the files of a run import from each other, and others from them. */
export interface RunImports {
  /** Absolute folders in which imported modules are looked for. */
  readonly roots: readonly string[];
  readonly isLinked: (path: string, bytes: Buffer) => boolean;
  /** The other files that a file has to be migrated with. */
  readonly linkedTo: (path: string) => readonly string[];
  /** The files of the project that import a file and are not migrated with it. */
  readonly importersOf: (path: string) => readonly Importer[];
}

/** What decides on the files that are migrated. */
export interface MigratedFiles {
  readonly isTaken: (file: FoundFile) => boolean;
  /** Options of a file; files with different ones are not migrated as one. */
  readonly optionsOf: (file: FoundFile) => unknown;
  /** False when what is migrated goes elsewhere, so that importers still get the old file. */
  readonly isInPlace: boolean;
}

/**
 * Finds out where the imports of a run's files lead; for a migration also which files belong together, and who else in
 * their projects imports them.
 */
export async function importsOf(paths: readonly string[], migrated?: MigratedFiles): Promise<RunImports> {
  const named = paths.filter((path) => path !== standardInput);
  const roots = [...new Set(await Promise.all(named.map(rootOf)))];
  const modules = new ModuleFiles({ roots });
  const scan = new ImportScan(modules);
  const others = new Map<string, readonly string[]>();
  let index: ImporterIndex | undefined;
  if (migrated && named.length > 0) {
    if (migrated.isInPlace) {
      const { files } = await findFiles(named);
      const taken = files.filter((file) => PYTHON_FILE.test(file.path) && migrated.isTaken(file));
      for (const group of taken.length > 1 ? linkedGroups(await linkable(taken, migrated), modules) : []) {
        for (const path of group) {
          const rest = group.filter((one) => one !== path);
          others.set(path, rest);
        }
      }
    }
    index = await projectIndex(named);
  }
  const linkedTo = (path: string): readonly string[] => others.get(path) ?? [];
  return {
    roots,
    isLinked: (path, bytes) =>
      path !== standardInput && mayImport(bytes) && scan.reaches(resolve(path), importText(path, bytes.toString())),
    linkedTo,
    importersOf(path) {
      if (!index || path === standardInput) return [];
      const along = new Set(linkedTo(path).map((one) => resolve(one)));
      return index.importersOf(resolve(path)).filter(({ id }) => !along.has(id));
    },
  };
}

async function rootOf(path: string): Promise<string> {
  const status = await stat(path).catch(() => undefined);
  return status?.isDirectory() ? resolve(path) : projectFolder(path);
}

/** Who imports whom in whole projects, of which a run may take a part only. */
async function projectIndex(named: readonly string[]): Promise<ImporterIndex> {
  const roots = new Set<string>();
  const searched = new Set<string>();
  for (const path of named) {
    const root = await rootOf(path);
    const project = projectAround(root);
    roots.add(project ?? root);
    // Without a project there is no telling how much lies below: then only the neighbours of a file are asked.
    for (const one of project || root === resolve(path) ? [project ?? root] : filesIn(root)) searched.add(one);
  }
  const index = new ImporterIndex(new ModuleFiles({ roots: [...roots] }));
  const { files } = await findFiles([...searched]);
  await index.read(files.flatMap(({ path }) => (PYTHON_FILE.test(path) ? [path] : [])));
  return index;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() && PYTHON_FILE.test(entry.name) ? [join(folder, entry.name)] : []));
}

/** Only the lines by which a group is decided are of interest, but they may stand anywhere. */
async function linkable(
  files: readonly FoundFile[],
  { optionsOf }: MigratedFiles,
): Promise<{ path: string; text: string; settings: string }[]> {
  const texts: { path: string; text: string; settings: string }[] = [];
  for (const file of files) {
    const { path } = file;
    const text = importText(path, await readFile(path, 'utf8').catch(() => ''));
    if (!mayImport(text)) continue;
    texts.push({ path, text: text.length > 1_000_000 ? '' : text, settings: JSON.stringify(optionsOf(file)) });
  }
  return texts;
}
