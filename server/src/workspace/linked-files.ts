import type { ModuleSource } from '../../../rules/engine/api';
import { type ImportLine, importsIn, mayImport } from '../../../rules/engine/import-scan';
import { fileOfModule } from '../../../rules/python/run-magic';
import type { Outcome } from '../cli/problem';
import { importText } from '../project/importer-index';
import { type LinkableFile, linkedGroups } from '../project/linked-groups';

/** Longer texts are migrated by themselves. */
const MAX_LENGTH = 1_000_000;

/** The groups of files that have to be migrated as one; of each file only its imports are kept meanwhile. */
export async function linkedFiles(
  paths: readonly string[],
  read: (path: string) => Promise<Outcome<Buffer>>,
  settingsOf: (path: string) => unknown,
  modules: ModuleSource,
  signal: AbortSignal,
): Promise<readonly (readonly string[])[]> {
  const files: LinkableFile[] = [];
  for (const path of paths) {
    if (signal.aborted) return [];
    const bytes = await read(path);
    if ('reason' in bytes || !mayImport(bytes.value)) continue;
    const text = importText(path, bytes.value.toString());
    if (text.length > MAX_LENGTH) continue;
    const mention = text.includes('sagemaker') ? '# sagemaker\n' : '';
    files.push({
      path,
      text: mention + importsIn(text).map(lineOf).join(''),
      settings: JSON.stringify(settingsOf(path)),
    });
  }
  return linkedGroups(files, modules);
}

function lineOf({ module, names, isStar }: ImportLine): string {
  const file = fileOfModule(module);
  if (file !== undefined) return `%run "${file}"\n`;
  if (isStar) return `from ${module} import *\n`;
  return names.length > 0 ? `from ${module} import ${names.join(', ')}\n` : `import ${module}\n`;
}
