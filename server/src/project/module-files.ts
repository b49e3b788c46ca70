import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Importer, ModuleSource, ModuleText } from '../../../rules/engine/api';
import { notebookModule } from '../notebook/notebook-module';

/** Where Python code lives that is not the workspace's own. */
const FOREIGN_FOLDER = /[\\/](?:site-packages|dist-packages|node_modules|\.?venv|\.git|\.tox|\.nox)[\\/]/;
/** A folder with one of these is where a project's imports begin. */
const PROJECT_FILES = ['pyproject.toml', 'setup.py', 'setup.cfg', '.git'];
const MAX_BYTES = 1_000_000;
/** Notebooks carry their outputs along. */
const MAX_NOTEBOOK_BYTES = 20_000_000;
const MAX_KEPT = 16_000_000;
const MAX_LOOKUPS = 20_000;

/** What module files are told from outside. */
export interface ModuleFilesOptions {
  /** Absolute folders; nothing outside of them is read. */
  readonly roots: readonly string[];
  /** The text of a file that is open in an editor; it wins over the one on disk. */
  readonly openText?: (path: string) => { readonly text: string; readonly version: string | number } | undefined;
  /** The files that import from one; unknown when absent. */
  readonly importers?: (path: string) => readonly Importer[];
}

interface Cached {
  readonly text: string;
  readonly version: string;
}

/** The modules of a workspace by their absolute paths, read when they are imported. */
export class ModuleFiles implements ModuleSource {
  /** Least recently used first. */
  private readonly texts = new Map<string, Cached>();
  private readonly listings = new Map<string, ReadonlySet<string>>();
  private readonly searched = new Map<string, readonly string[]>();
  /** Where the imports of a folder's files lead, `null` for nowhere; holds until a file comes or goes. */
  private readonly lookups = new Map<string, string | null>();
  private kept = 0;
  private changes = 0;

  constructor(private readonly options: ModuleFilesOptions) {}

  resolve(importer: string, module: string, level: number): ModuleText | undefined {
    const path = this.pathFor(importer, module, level);
    const found = path === undefined || path === resolve(importer) ? undefined : this.read(path);
    return path !== undefined && found ? { id: path, ...found } : undefined;
  }

  file(importer: string, path: string): ModuleText | undefined {
    const from = resolve(importer);
    const wanted = resolve(dirname(from), path);
    if (wanted === from || !this.lists(dirname(wanted), basename(wanted))) return undefined;
    const found = this.read(wanted);
    return found && { id: wanted, ...found };
  }

  revision(): number {
    return this.changes;
  }

  importers(id: string): readonly Importer[] {
    return this.options.importers?.(id) ?? [];
  }

  /** Asks the disk each time: nobody tells of files that are no modules. */
  has(importer: string, path: string): boolean | undefined {
    const wanted = resolve(dirname(resolve(importer)), path);
    const folder = dirname(wanted);
    if (this.rootOf(folder) === undefined || !existsSync(folder)) return undefined;
    return this.options.openText?.(wanted) !== undefined || existsSync(wanted);
  }

  /** Forgets what is known of a file that may have changed, come or gone. */
  changed(path: string): void {
    this.changes += 1;
    this.forget(path);
    this.listings.delete(dirname(path));
    this.listings.delete(dirname(dirname(path)));
    this.searched.clear();
    this.lookups.clear();
  }

  /** Takes note that the text of a file is another one; the same files are there. */
  edited(path: string): void {
    this.changes += 1;
    this.forget(path);
  }

  /** True for a file that may be imported: inside of the roots and nobody else's. */
  isOwn(path: string): boolean {
    return this.rootOf(dirname(path)) !== undefined && !FOREIGN_FOLDER.test(path);
  }

  /** The text of a module, of which the path is known. */
  textOf(path: string): string | undefined {
    return this.read(path)?.text;
  }

  private pathFor(importer: string, module: string, level: number): string | undefined {
    const from = resolve(importer);
    const folder = dirname(from);
    const key = `${level} ${module} ${folder}`;
    const known = this.lookups.get(key);
    if (known !== undefined) return known ?? undefined;
    const folders = level > 0 ? [join(folder, ...Array<string>(level - 1).fill('..'))] : this.searchedFrom(folder);
    const parts = module.split('.').filter((part) => part !== '');
    const candidates = folders.flatMap((start) => this.moduleIn(start, parts) ?? []);
    // A script may have the name of the module that it imports from elsewhere.
    const found = candidates.find((path) => path !== from && this.read(path) !== undefined);
    if (this.lookups.size > MAX_LOOKUPS) this.lookups.clear();
    if (!candidates.includes(from)) this.lookups.set(key, found ?? null);
    return found;
  }

  /** Where absolute imports of files in a folder are looked for: beside them, at their package's root, at the project's. */
  private searchedFrom(folder: string): readonly string[] {
    const known = this.searched.get(folder);
    if (known) return known;
    const root = this.rootOf(folder);
    if (root === undefined) return [];
    const found = new Set([folder]);
    let above = folder;
    while (above !== root && this.lists(above, '__init__.py')) above = dirname(above);
    found.add(above);
    while (above !== root && !PROJECT_FILES.some((name) => this.lists(above, name))) above = dirname(above);
    for (const one of [above, root]) {
      found.add(one);
      if (this.lists(one, 'src')) found.add(join(one, 'src'));
    }
    const folders = [...found];
    this.searched.set(folder, folders);
    return folders;
  }

  private rootOf(folder: string): string | undefined {
    return this.options.roots.find((root) => isWithin(root, folder));
  }

  private moduleIn(start: string, parts: readonly string[]): string | undefined {
    let folder = start;
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      if (isLast && this.lists(folder, `${part}.py`) && !this.lists(join(folder, part), '__init__.py')) {
        return join(folder, `${part}.py`);
      }
      if (!this.lists(folder, part)) return undefined;
      folder = join(folder, part);
    }
    return this.lists(folder, '__init__.py') ? join(folder, '__init__.py') : undefined;
  }

  private lists(folder: string, name: string): boolean {
    let known = this.listings.get(folder);
    if (!known) {
      known = this.rootOf(folder) === undefined ? new Set<string>() : listing(folder);
      this.listings.set(folder, known);
    }
    return known.has(name) || this.options.openText?.(join(folder, name)) !== undefined;
  }

  private read(path: string): Cached | { text: string; version: string | number } | undefined {
    if (!this.isOwn(path)) return undefined;
    const open = isNotebook(path) ? undefined : this.options.openText?.(path);
    if (open) return open;
    const known = this.texts.get(path);
    if (known) {
      this.texts.delete(path);
      this.texts.set(path, known);
      return known;
    }
    const fresh = this.isInside(path) ? readText(path) : undefined;
    if (!fresh) return undefined;
    this.texts.set(path, fresh);
    this.kept += fresh.text.length;
    for (const [oldest] of this.texts) {
      if (this.kept <= MAX_KEPT || oldest === path) break;
      this.forget(oldest);
    }
    return fresh;
  }

  /** False for a link that leads out of the workspace. */
  private isInside(path: string): boolean {
    try {
      const real = realpathSync(path);
      return this.options.roots.some((root) => isWithin(realpathSync(root), real)) && !FOREIGN_FOLDER.test(real);
    } catch {
      return false;
    }
  }

  private forget(path: string): void {
    this.kept -= this.texts.get(path)?.text.length ?? 0;
    this.texts.delete(path);
  }
}

/** True for the folder itself and everything below it. */
export function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function isNotebook(path: string): boolean {
  return /\.ipynb$/i.test(path);
}

function listing(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

function readText(path: string): Cached | undefined {
  try {
    const status = statSync(path);
    if (!status.isFile() || status.size > (isNotebook(path) ? MAX_NOTEBOOK_BYTES : MAX_BYTES)) return undefined;
    const written = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    const text = isNotebook(path) ? notebookModule(written) : written;
    return text === undefined ? undefined : { text, version: `${status.mtimeMs}:${status.size}` };
  } catch {
    return undefined;
  }
}

/** The folder that imports of a single file may lead through: its project, or the folder that it is in. */
export function projectFolder(path: string): string {
  const start = dirname(resolve(path));
  return projectAround(start) ?? start;
}

/** The nearest folder at or above `start` (absolute path) where a project begins. */
export function projectAround(start: string): string | undefined {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const names = listing(folder);
    if (PROJECT_FILES.some((name) => names.has(name))) return folder;
  }
  return undefined;
}
