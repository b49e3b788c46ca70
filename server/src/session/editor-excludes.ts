import { relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { pathOf } from './file-uri';

/** The setting of VS Code with the files that a folder does not show. */
export const excludeSection = 'files.exclude';

/** What an editor hides in the folders of its workspace; nothing where it is not asked. */
export class EditorExcludes {
  /** Answers the setting for each folder, by URI. */
  ask: (folders: readonly string[]) => Promise<readonly unknown[]> = async () => [];
  private hidden: readonly { readonly folder: string; readonly rules: Ignore }[] = [];

  /** Asks anew. */
  async refresh(folders: readonly string[]): Promise<void> {
    const answers = await this.ask(folders);
    this.hidden = folders.flatMap((uri, index) => {
      const patterns = patternsIn(answers[index]);
      const folder = pathOf(uri);
      return folder === undefined || patterns.length === 0 ? [] : [{ folder, rules: ignore().add(patterns) }];
    });
  }

  /** True for a file (absolute path) that one of the folders around it hides. */
  hides(path: string): boolean {
    return this.hidden.some(({ folder, rules }) => {
      const name = relative(folder, path).split(sep).join('/');
      return name !== '' && !name.startsWith('../') && !/^[A-Za-z]:/.test(name) && rules.ignores(name);
    });
  }
}

/** The globs that are switched on, as lines of an ignore file: there, a name alone would hold at any depth. */
function patternsIn(setting: unknown): string[] {
  if (typeof setting !== 'object' || setting === null) return [];
  return Object.entries(setting).flatMap(([glob, isOn]) =>
    isOn === true ? expanded(glob).map((one) => (one.startsWith('**/') ? one : `/${one.replace(/^\.?\//, '')}`)) : [],
  );
}

/** `*.{a,b}` as `*.a` and `*.b`, which ignore files do not know. */
function expanded(glob: string): string[] {
  const group = /\{([^{}]*)\}/.exec(glob);
  if (!group) return [glob];
  const [before, after] = [glob.slice(0, group.index), glob.slice(group.index + group[0].length)];
  return (group[1] ?? '').split(',').flatMap((part) => expanded(before + part + after));
}
