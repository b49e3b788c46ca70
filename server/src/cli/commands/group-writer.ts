import type { MigratedFile } from '../file-work';
import type { PythonSource } from '../input/python-sources';
import { replaceFiles } from '../output/replace-files';
import type { Terminal } from '../output/terminal';
import { migrateSummary } from '../output/text-report';

type Counts = MigratedFile['counts'];

interface Member {
  readonly source: PythonSource;
  readonly file: MigratedFile;
}

/** Keeps the files that were migrated as one until the last of them is there, and writes all of them or none. */
export class GroupWriter {
  private readonly members = new Map<string, Member>();

  constructor(private readonly linkedTo: (path: string) => readonly string[]) {}

  /** True for a file that has to wait for others. */
  takes(source: PythonSource, file: MigratedFile): boolean {
    if (this.linkedTo(source.path).length === 0) return false;
    this.members.set(source.path, { source, file });
    return true;
  }

  /** Writes the group of a file if it is whole; answers with the counts of each file that hold afterwards. */
  async writeWhole(member: string, { format }: { readonly format: string }, terminal: Terminal): Promise<Counts[]> {
    const paths = [member, ...this.linkedTo(member)];
    const group = paths.flatMap((one) => this.members.get(one) ?? []);
    if (group.length < paths.length) return [];
    for (const one of paths) this.members.delete(one);
    const changed = group.filter(({ file }) => file.after !== file.source.text);
    const refusal = await replaceFiles(
      changed.map(({ source, file }) => ({ path: source.path, expected: source.bytes, content: file.content })),
    );
    if (refusal !== undefined) {
      const at = changed.find(({ source }) => refusal.startsWith(`${source.path}: `)) ?? changed[0];
      const path = at?.source.path ?? '';
      terminal.report({ path, text: refusal.replace(`${path}: `, ''), fatal: true });
      return group.map(({ file }) => (changed.some((one) => one.file === file) ? untouched(file) : file.counts));
    }
    for (const { source, file } of changed) {
      if (format === 'text') terminal.print(`${source.path}: ${migrateSummary({ files: 1, ...file.counts })}\n`);
    }
    return group.map(({ file }) => file.counts);
  }

  /** Reports the files whose group never became whole; nothing of them is written. */
  giveUp(terminal: Terminal): Counts[] {
    return [...this.members.values()].map(({ source, file }) => {
      if (file.after === file.source.text) return file.counts;
      const missing = this.linkedTo(source.path).find((one) => !this.members.has(one)) ?? 'a file';
      const text = `${missing}, which it shares objects with, was not migrated; nothing written`;
      terminal.report({ path: source.path, text, fatal: true });
      return untouched(file);
    });
  }
}

/** The counts of a file that could not be written. */
export function untouched({ counts }: MigratedFile): Counts {
  return { ...counts, rewritten: 0, review: 0, marked: 0, left: counts.found - counts.suppressed };
}
