import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { writeWhole } from '../../write-whole';
import type { CheckedFile } from '../file-work';
import { standardInput } from '../input/find-files';
import { codeOf, type Outcome, reasonOf } from '../problem';
import { type Baseline, BaselineMatcher, entriesOf, parseBaseline, renderBaseline } from './baseline';

/** A baseline in the course of one run. */
export class BaselineFile {
  private readonly matcher: BaselineMatcher;
  private readonly folder: string;
  private readonly seen = new Set<string>();
  private readonly found: Baseline[] = [];

  private constructor(
    /** As the user wrote it. */
    readonly path: string,
    private readonly known: Baseline,
  ) {
    this.folder = dirname(resolve(path));
    this.matcher = new BaselineMatcher(known);
  }

  /** Reads a baseline. One that is to be written anew may be missing or broken. */
  static async open(path: string, isUpdate: boolean): Promise<Outcome<BaselineFile>> {
    try {
      const parsed = parseBaseline(await readFile(path, 'utf8'));
      if ('value' in parsed) return { value: new BaselineFile(path, parsed.value) };
      return isUpdate ? { value: new BaselineFile(path, []) } : parsed;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') return { reason: reasonOf(error) };
      if (isUpdate) return { value: new BaselineFile(path, []) };
      return { reason: `${reasonOf(error)}; --update-baseline writes it` };
    }
  }

  /** For each finding of a file whether it was known before. */
  match(file: CheckedFile): boolean[] {
    const path = this.nameOf(file.path);
    this.found.push(entriesOf(path, file));
    return this.matcher.match(path, file);
  }

  /** Notes that a file was looked at: what the baseline knows of it and is not found is stale. */
  see(path: string): void {
    this.seen.add(this.nameOf(path));
  }

  /** Entries for which nothing is found any more; those of files that this run did not look at do not count. */
  stale(): Baseline {
    return this.matcher.stale((path) => this.isOver(path));
  }

  /** Writes what was found, and keeps what it says of files that this run did not look at. */
  async update(): Promise<Outcome<number>> {
    const kept = this.known.filter(({ path }) => !this.isOver(path));
    const entries = [...kept, ...this.found.flat()];
    const text = renderBaseline(entries);
    try {
      if ((await readFile(this.path, 'utf8').catch(() => undefined)) !== text)
        await writeWhole(this.path, Buffer.from(text));
      return { value: entries.reduce((sum, { count }) => sum + count, 0) };
    } catch (error) {
      return { reason: `${reasonOf(error)}, nothing written` };
    }
  }

  private isOver(path: string): boolean {
    return this.seen.has(path) || (path !== standardInput && !existsSync(resolve(this.folder, path)));
  }

  private nameOf(path: string): string {
    return path === standardInput ? path : relative(this.folder, resolve(path)).split(sep).join('/');
  }
}
