import { fileURLToPath } from 'node:url';
import type { Engine, EngineOptions, ProgramDocument } from '../../../rules/engine/api';
import type { TargetVersions } from './target-version';

/** Where pins are looked for, and who is told what was found. */
export interface PinSearch {
  readonly targets: TargetVersions;
  /** Absolute paths of the workspace's folders. */
  readonly roots: () => readonly string[];
  /** Told once for each origin. */
  readonly tell: (line: string) => void;
}

/** An engine whose programs have the version of the nearest pin as target where the options name none; ids are URIs. */
export function withPinnedTargets(engine: Engine, { targets, roots, tell }: PinSearch): Engine {
  const told = new Set<string>();
  const complete = <Options extends EngineOptions>(id: string | undefined, options: Options): Options => {
    const path = options.target === undefined && id !== undefined ? pathOf(id) : undefined;
    if (path === undefined) return options;
    const root = roots().find((one) => path.startsWith(`${one}/`) || path.startsWith(`${one}\\`));
    const pinned = targets.of(path, root);
    if (!pinned) return options;
    if (!told.has(pinned.origin)) tell(`Target version ${pinned.version}, from ${pinned.origin}.`);
    told.add(pinned.origin);
    return { ...options, target: pinned.version };
  };
  return {
    ...engine,
    open(texts, modules): ProgramDocument {
      const program = engine.open(texts, modules);
      const id = (): string | undefined => program.texts()[0]?.id;
      return {
        setTexts: (next) => program.setTexts(next),
        change: (changed, changes) => program.change(changed, changes),
        texts: () => program.texts(),
        analyse: (options = {}) => program.analyse(complete(id(), options)),
        symbolAt: (at, offset, options = {}) => program.symbolAt(at, offset, complete(id(), options)),
        migrate: (options = {}) => program.migrate(complete(id(), options)),
        dispose: () => program.dispose(),
      };
    },
    analyse: (texts, options = {}, modules) => engine.analyse(texts, complete(texts[0]?.id, options), modules),
    migrate: (texts, options = {}, modules) => engine.migrate(texts, complete(texts[0]?.id, options), modules),
    migrateTogether: (programs, options = {}, modules) =>
      engine.migrateTogether(programs, complete(programs[0]?.[0]?.id, options), modules),
  };
}

/** The path of a workspace folder; nothing for one that is not on the disk. */
export function folderPath(uri: string): string | undefined {
  return pathOf(uri)?.replace(/(?<=[^/\\])[/\\]$/, '');
}

/** The path of a document or of a notebook's cell; nothing for what is not on the disk. */
function pathOf(id: string): string | undefined {
  const url = id.replace(/^vscode-notebook-cell:(?:\/\/)?/, 'file://').replace(/#.*$/, '');
  if (!url.startsWith('file://')) return undefined;
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
