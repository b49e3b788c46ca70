import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ImportScan } from '../../../../rules/engine/import-scan';
import { linkedGroups } from '../../project/linked-groups';
import { ModuleFiles, projectFolder } from '../../project/module-files';
import { type FoundFile, findFiles, standardInput } from './find-files';

/** What the files of a run import from each other. */
export interface RunImports {
  /** Absolute folders in which imported modules are looked for. */
  readonly roots: readonly string[];
  readonly isLinked: (path: string, bytes: Buffer) => boolean;
  /** The other files that a file has to be migrated with. */
  readonly linkedTo: (path: string) => readonly string[];
}

/**
 * Finds out where the imports of a run's files lead; with `isTaken`, also which of the files that it
 * lets through belong together.
 */
export async function importsOf(paths: readonly string[], isTaken?: (file: FoundFile) => boolean): Promise<RunImports> {
  const roots = [...new Set(await Promise.all(paths.filter((path) => path !== standardInput).map(rootOf)))];
  const modules = new ModuleFiles({ roots });
  const scan = new ImportScan(modules);
  const others = new Map<string, readonly string[]>();
  if (isTaken) {
    const { files } = await findFiles(paths);
    const named = files.flatMap((file) => (file.path.endsWith('.py') && isTaken(file) ? [file.path] : []));
    for (const group of named.length > 1 ? linkedGroups(await textsOf(named), modules) : []) {
      for (const path of group)
        others.set(
          path,
          group.filter((one) => one !== path),
        );
    }
  }
  return {
    roots,
    isLinked: (path, bytes) =>
      path !== standardInput && bytes.includes('import') && scan.reaches(resolve(path), bytes.toString()),
    linkedTo: (path) => others.get(path) ?? [],
  };
}

async function rootOf(path: string): Promise<string> {
  const status = await stat(path).catch(() => undefined);
  return status?.isDirectory() ? resolve(path) : projectFolder(path);
}

/** Only the lines before which a group is decided are of interest, but they may stand anywhere. */
async function textsOf(paths: readonly string[]): Promise<{ path: string; text: string }[]> {
  const texts: { path: string; text: string }[] = [];
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text.includes('import')) texts.push({ path, text: text.length > 1_000_000 ? '' : text });
  }
  return texts;
}
