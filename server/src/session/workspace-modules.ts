import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Importer, ModuleSource, ModuleText } from '../../../rules/engine/api';
import { findFiles } from '../cli/input/find-files';
import { ImporterIndex } from '../project/importer-index';
import { ModuleFiles } from '../project/module-files';
import { pathOf, uriOf } from './file-uri';

const PYTHON_FILE = /\.(?:py|ipynb)$/i;
const MAX_PATHS = 5_000;

/**
 * The workspace's own modules for the engine, by URI: open texts win over the disk. Files outside of the workspace
 * folders and documents that are no files import nothing.
 */
export class WorkspaceModules implements ModuleSource {
  /** Called when programs may import, or be imported, differently. */
  onChange: () => void = () => undefined;
  private files: ModuleFiles;
  private index: ImporterIndex;
  private building: Promise<void> | undefined;
  private roots: readonly string[] = [];
  private changes = 0;
  /** Related places of one program tend to lie in one module. */
  private shown: TextDocument | undefined;
  private readonly open = new Map<string, TextDocument>();
  private readonly paths = new Map<string, string | undefined>();
  /** By path of a module, the URIs of what asked for it. */
  private readonly askedBy = new Map<string, Set<string>>();
  private readonly importersOf = new Map<string, readonly Importer[]>();

  /** `programOf` names the file or notebook that a text of the engine belongs to. */
  constructor(private readonly programOf: (id: string) => string) {
    this.files = this.filesIn([]);
    this.index = new ImporterIndex(this.files);
  }

  /** Takes the URIs of the workspace's folders; what was known of others is forgotten. */
  setFolders(uris: readonly string[]): void {
    this.roots = uris.flatMap((uri) => pathOf(uri) ?? []);
    this.files = this.filesIn(this.roots);
    this.index = new ImporterIndex(this.files);
    this.building = undefined;
    this.forget();
  }

  resolve(importer: string, module: string, level: number): ModuleText | undefined {
    const program = this.programOf(importer);
    const from = this.pathOf(program);
    return this.asked(program, from === undefined ? undefined : this.files.resolve(from, module, level));
  }

  file(importer: string, file: string): ModuleText | undefined {
    const program = this.programOf(importer);
    const from = this.pathOf(program);
    return this.asked(program, from === undefined ? undefined : this.files.file(from, file));
  }

  private asked(program: string, found: ModuleText | undefined): ModuleText | undefined {
    if (!found) return undefined;
    const asking = this.askedBy.get(found.id) ?? new Set();
    this.askedBy.set(found.id, asking.add(program));
    return { ...found, id: this.idOf(found.id) };
  }

  has(importer: string, path: string): boolean | undefined {
    const from = this.pathOf(this.programOf(importer));
    return from === undefined ? undefined : this.files.has(from, path);
  }

  revision(): number {
    return this.changes;
  }

  /** Those that are known; the first question has the workspace searched in the background. */
  importers(id: string): readonly Importer[] {
    const path = this.pathOf(this.programOf(id));
    if (path === undefined || !PYTHON_FILE.test(path) || !this.files.isOwn(path)) return [];
    this.building ??= this.build(this.index);
    const known = this.importersOf.get(path);
    if (known) return known;
    const importers = this.index.importersOf(path).map((one) => ({ ...one, id: this.idOf(one.id) }));
    this.importersOf.set(path, importers);
    return importers;
  }

  /** The text that a module was read from, to tell lines and columns in it. */
  document(id: string): TextDocument | undefined {
    const path = this.pathOf(id);
    // A notebook is no text with lines that an editor could go to.
    if (path === undefined || path.endsWith('.ipynb')) return undefined;
    const open = this.open.get(path);
    if (open) return open;
    const text = this.files.textOf(path);
    if (text === undefined) return undefined;
    if (this.shown?.uri !== id || this.shown.getText() !== text)
      this.shown = TextDocument.create(id, 'python', 0, text);
    return this.shown;
  }

  /** Paths of the workspace's folders that lie on a disk. */
  get folders(): readonly string[] {
    return this.roots;
  }

  /** Has the workspace searched, where that was not done yet, and answers who imports the file at a path. */
  async searched(): Promise<(path: string) => readonly Importer[]> {
    this.building ??= this.build(this.index);
    await this.building;
    return (path) => (PYTHON_FILE.test(path) ? this.index.importersOf(path) : []);
  }

  /** Resolves when all importers of open files are known. */
  async ready(): Promise<void> {
    await this.building;
  }

  opened(uri: string, document: TextDocument): void {
    const path = this.pathOf(uri);
    if (path === undefined || !this.files.isOwn(path)) return;
    this.open.set(path, document);
    this.changedFile(path);
  }

  closed(uri: string): void {
    const path = this.pathOf(uri);
    if (path !== undefined && this.open.delete(path)) this.changedFile(path);
  }

  /** An open text is another one; nothing else is read again. */
  edited(uri: string): void {
    const path = this.pathOf(uri);
    if (path === undefined || !this.askedBy.has(path)) return;
    this.changes += 1;
    this.files.edited(path);
  }

  /** Compares the imports of an open text with those that the index knows; for a pause in the typing. */
  settle(uri: string): void {
    const path = this.pathOf(uri);
    const text = path === undefined ? undefined : this.open.get(path)?.getText();
    if (path !== undefined && text !== undefined && this.building && this.index.set(path, text)) this.forget();
  }

  /** A file of the workspace changed on the disk, came or went; true when that may matter to a program. */
  async changedOnDisk(uri: string): Promise<boolean> {
    const path = this.pathOf(uri);
    if (path === undefined || !PYTHON_FILE.test(path) || !this.files.isOwn(path)) return false;
    // What is on the screen counts until it is closed.
    if (this.open.has(path)) return false;
    this.changedFile(path);
    if (this.building) {
      await this.building;
      await this.index.read([path]);
      this.forget();
    }
    return true;
  }

  /** URIs of everything that imports from the file, directly or through other modules. */
  dependentsOf(uri: string): ReadonlySet<string> {
    const found = new Set<string>();
    const waiting = [uri];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const importer of this.askedBy.get(this.pathOf(next) ?? '') ?? []) {
        if (found.has(importer)) continue;
        found.add(importer);
        waiting.push(importer);
      }
    }
    return found;
  }

  private changedFile(path: string): void {
    this.files.changed(path);
    this.forget();
  }

  private forget(): void {
    this.changes += 1;
    this.importersOf.clear();
  }

  private filesIn(roots: readonly string[]): ModuleFiles {
    return new ModuleFiles({ roots, openText: (path) => this.openText(path) });
  }

  private openText(path: string): { text: string; version: string } | undefined {
    const document = this.open.get(path);
    return document && { text: document.getText(), version: `open:${document.version}` };
  }

  private async build(index: ImporterIndex): Promise<void> {
    const { files } = await findFiles(this.roots);
    await index.read(files.flatMap(({ path }) => (PYTHON_FILE.test(path) ? [path] : [])));
    for (const [path, document] of this.open) index.set(path, document.getText());
    if (index !== this.index) return;
    this.forget();
    this.onChange();
  }

  /** The URI under which an editor knows a path, or the usual one. */
  private idOf(path: string): string {
    return this.open.get(path)?.uri ?? uriOf(path);
  }

  private pathOf(uri: string): string | undefined {
    if (this.paths.has(uri)) return this.paths.get(uri);
    if (this.paths.size > MAX_PATHS) this.paths.clear();
    const path = pathOf(uri);
    this.paths.set(uri, path);
    return path;
  }
}
