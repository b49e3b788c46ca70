import { resolve, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CancellationToken, Connection, Disposable } from 'vscode-languageserver';
import {
  DidChangeWatchedFilesNotification,
  CancellationToken as Never,
  WatchKind,
} from 'vscode-languageserver-protocol';
import type { Finding } from '../../../rules/model/finding';
import type { CheckedFile } from '../cli/file-work';
import { isSearched } from '../cli/input/find-files';
import { manifestKind } from '../manifests/manifest-kind';
import { ProgramTally } from '../manifests/program-tally';
import { isWithin } from '../project/module-files';
import type { TargetVersions } from '../project/target-version';
import type { CheckWorkspaceResult, WorkspaceProblem } from '../protocol/workspace-findings';
import { pathOf, uriOf } from '../session/file-uri';
import { describeError } from '../session/log';
import type { Program } from '../session/program';
import type { Session } from '../session/session';
import { diagnosticsOf, listedOf, liveOf } from './file-findings';
import { PublishedFindings } from './published-findings';
import { scanWorkspace } from './scan';
import { type ScanWatch, withScanProgress } from './scan-progress';
import { WorkspaceFolders } from './workspace-folders';
import { toProblem, whyNot } from './workspace-problems';

/** Changes on the disk come in bursts. */
const PAUSE_MS = 200;

/** Files in one turn of the event loop. */
const CHUNK = 100;

/** Whoever imports a changed file, through other files too, is looked at again, up to this many. */
const MAX_DEPENDENTS = 500;

const title = 'Checking the workspace for SageMaker V2';

/**
 * The findings of the whole workspace, from the moment somebody asks for them until they are cleared: those of files that
 * are not open follow the disk, those of open files their text.
 */
export class WorkspaceCheck {
  private readonly shown: PublishedFindings;
  private isActive = false;
  private tally = new ProgramTally();
  /** Paths of manifests, which are judged by the programs below them. */
  private manifests = new Set<string>();
  /** By path, whether a search of the workspace finds a file. */
  private readonly searched = new Map<string, boolean>();
  private readonly waiting = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<CheckWorkspaceResult> | undefined;
  private watcher: Promise<Disposable | undefined> | undefined;
  private refreshing = Promise.resolve();
  /** Differs after each `clear`. */
  private generation = 0;

  constructor(
    private readonly session: Session,
    private readonly targets: TargetVersions,
    private readonly connection: Connection,
  ) {
    this.shown = new PublishedFindings(connection);
  }

  /** Looks at everything and shows what is found; who asks while that is being done gets the same answer. */
  check(workDoneToken?: string | number, cancellation: CancellationToken = Never.None): Promise<CheckWorkspaceResult> {
    const reason = whyNot(this.session);
    if (reason !== undefined) return Promise.resolve({ ...this.answer([], 0, true), reason });
    const target = { cancellation, ...(workDoneToken === undefined ? {} : { workDoneToken }) };
    this.running ??= withScanProgress(this.connection, title, target, (watch) => this.checkAll(watch)).finally(() => {
      this.running = undefined;
      if (this.waiting.size > 0) this.schedule();
    });
    return this.running;
  }

  /** Takes everything back, and follows nothing any longer. */
  clear(): void {
    this.isActive = false;
    this.generation += 1;
    this.waiting.clear();
    this.shown.clear(false);
    const { watcher } = this;
    this.watcher = undefined;
    void watcher?.then((registered) => registered?.dispose());
  }

  /** A file or a notebook was opened; from now on its text counts. */
  opened(uri: string): void {
    const path = this.isActive ? pathOf(uri) : undefined;
    if (path !== undefined) this.shown.opened(path);
  }

  /** A program that is open was analysed. */
  analysed(program: Program, findings: readonly Finding[]): void {
    const path = this.isActive ? pathOf(program.uri) : undefined;
    // What is too large to analyse while typing keeps what was found on the disk.
    if (path === undefined || program.isTooLarge) return;
    const isFound = this.searched.get(path);
    if (isFound === undefined) void this.search(path);
    if (isFound) this.showOpen(path, program, findings);
  }

  /** A file or a notebook was closed; from now on the disk counts. */
  closed(uri: string): void {
    const path = pathOf(uri);
    if (path !== undefined) this.lookAgain([path]);
  }

  /** Files changed on the disk, came or went; a folder that went stands for all in it. */
  changedOnDisk(uris: readonly string[]): void {
    this.lookAgain(uris.flatMap((uri) => pathOf(uri) ?? []).filter((path) => this.isOfInterest(path)));
  }

  /** Settings or folders are others: everything is looked at again where it was looked at before. */
  changedEverywhere(): void {
    this.searched.clear();
    if (this.isActive) void this.again();
  }

  dispose(): void {
    this.isActive = false;
    this.generation += 1;
    this.waiting.clear();
    clearTimeout(this.timer);
    this.shown.dispose();
  }

  /** False for what git and others leave and remove beside the files of a project. */
  private isOfInterest(path: string): boolean {
    if (/\.(?:py|ipynb)$/i.test(path) || manifestKind(path.split(sep).join('/')) !== undefined) return true;
    return this.shown.paths.some((one) => isWithin(path, one));
  }

  private async again(): Promise<void> {
    await this.running;
    await this.check();
  }

  private async checkAll(watch: ScanWatch): Promise<CheckWorkspaceResult> {
    const { session, targets } = this;
    const checked: CheckedFile[] = [];
    const problems: WorkspaceProblem[] = [];
    const tally = new ProgramTally();
    const { generation } = this;
    const { isComplete, files } = await scanWorkspace(session, targets, {
      kind: 'check',
      ...watch,
      tally,
      take: (file) => checked.push(file),
      report: (problem) => problems.push(toProblem(problem)),
    });
    // Half of the findings would pass for all of them.
    if (!isComplete || this.generation !== generation) return this.answer(problems, files, false);
    this.tally = tally;
    this.manifests = new Set();
    this.searched.clear();
    if (!this.isActive) this.shown.clear(true);
    this.isActive = true;
    this.watcher ??= this.watchFolders();
    const found = new Set(checked.map(({ path }) => resolve(path)));
    for (const path of this.shown.paths) if (!found.has(path)) this.shown.remove(path);
    for (let start = 0; start < checked.length; start += CHUNK) {
      const open = this.openPaths();
      for (const file of checked.slice(start, start + CHUNK)) this.accept(file, open);
      await nextTurn();
    }
    for (const uri of session.openUris()) {
      const program = session.program(uri);
      if (program) this.analysed(program, session.analyse(program)?.all ?? []);
    }
    this.shown.flush();
    for (const { uri, text, fatal } of problems) if (fatal) session.log.error(`${uri}: ${text}`);
    return this.answer(problems, files, true);
  }

  private answer(problems: WorkspaceProblem[], files: number, isComplete: boolean): CheckWorkspaceResult {
    return { isComplete, files, problems, ...this.shown.counts };
  }

  /** Shows a file as it is on the disk; an open one shows itself. */
  private accept(file: CheckedFile, open: ReadonlyMap<string, Program>): void {
    const { session } = this;
    const path = resolve(file.path);
    this.searched.set(path, true);
    if (manifestKind(file.path)) this.manifests.add(path);
    const program = open.get(path);
    const uri = program?.uri ?? uriOf(path);
    session.failures.report(uri, file.failures);
    if (program) this.showOpen(path, program, session.analyse(program)?.all ?? []);
    else
      this.shown.show(
        path,
        uri,
        listedOf(file),
        diagnosticsOf(file, (code) => session.pageOf(code)),
      );
  }

  private showOpen(path: string, program: Program, findings: readonly Finding[]): void {
    this.shown.show(path, program.uri, liveOf(program, findings), undefined);
  }

  private openPaths(): ReadonlyMap<string, Program> {
    const { session } = this;
    const known = session.openUris().flatMap((uri): [string, Program][] => {
      const [path, program] = [pathOf(uri), session.program(uri)];
      return path !== undefined && program ? [[path, program]] : [];
    });
    return new Map(known);
  }

  private async search(path: string): Promise<void> {
    const { session, targets } = this;
    const isAllowed = new WorkspaceFolders(session, targets).optionsOf(path) !== undefined;
    const isFound = isAllowed && (await isSearched(session.modules.folders, path));
    this.searched.set(path, isFound);
    const program = isFound && this.isActive ? this.openPaths().get(path) : undefined;
    if (program) this.showOpen(path, program, this.session.analyse(program)?.all ?? []);
  }

  private lookAgain(paths: readonly string[]): void {
    if (!this.isActive && !this.running) return;
    for (const path of paths) this.waiting.add(path);
    if (paths.length > 0) this.schedule();
  }

  private schedule(): void {
    if (this.running) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // One after the other, so that the newest reading is the last to be shown.
      this.refreshing = this.refreshing.then(() => this.refresh());
    }, PAUSE_MS);
  }

  /** Looks at what changed since the last time, and at what depends on it. */
  private async refresh(): Promise<void> {
    const paths = [...this.waiting];
    this.waiting.clear();
    if (!this.isActive || paths.length === 0) return;
    try {
      await this.refreshFiles(paths);
    } catch (error) {
      this.session.log.error(`Checking changed files failed: ${describeError(error)}`);
    }
  }

  private async refreshFiles(paths: readonly string[]): Promise<void> {
    const { session, targets, shown, tally } = this;
    const folders = session.modules.folders;
    const changed = new Set<string>();
    for (const path of [...paths, ...(await this.dependentsOf(paths))]) {
      if (await isSearched(folders, path)) changed.add(path);
      else for (const gone of shown.paths) if (isWithin(path, gone)) this.forget(gone);
    }
    for (const manifest of this.manifests) changed.add(manifest);
    const taken = new Set<string>();
    if (changed.size === 0) return;
    const { isComplete } = await scanWorkspace(session, targets, {
      kind: 'check',
      paths: [...changed],
      tally,
      signal: new AbortController().signal,
      take: (file) => {
        taken.add(resolve(file.path));
        if (this.isActive) this.accept(file, this.openPaths());
      },
      report: () => undefined,
    });
    if (!isComplete || !this.isActive) return;
    const open = this.openPaths();
    for (const path of changed) if (!taken.has(path) && !open.has(path)) this.forget(path);
  }

  private forget(path: string): void {
    this.shown.remove(path);
    this.tally.note(path, '', { open: 0, rewritten: 0 });
    this.manifests.delete(path);
    this.searched.delete(path);
  }

  private async dependentsOf(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const importersOf = await this.session.modules.searched();
    const found = new Set<string>();
    const waiting = [...paths];
    for (let next = waiting.pop(); next !== undefined && found.size < MAX_DEPENDENTS; next = waiting.pop()) {
      for (const { id } of importersOf(next)) {
        if (!found.has(id)) waiting.push(id);
        found.add(id);
      }
    }
    return found;
  }

  /** Editors tell of a deleted folder, not of the files that were in it. */
  private async watchFolders(): Promise<Disposable | undefined> {
    if (!this.session.client.watchedFilesRegistration) return undefined;
    const watchers = [{ globPattern: '**/*', kind: WatchKind.Delete }];
    return this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
