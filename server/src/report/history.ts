import { readFile } from 'node:fs/promises';
import { codeOf, type Outcome, reasonOf } from '../cli/problem';
import { writeWhole } from '../write-whole';
import type { ReportTotals } from './report-data';

/** What one run found, as the history file keeps it. */
export interface HistoryEntry extends ReportTotals {
  /** `2026-11-21`, in UTC. */
  readonly date: string;
  /** Abbreviated hash of the commit that was looked at; empty outside of a git repository. */
  readonly commit: string;
  readonly files: number;
}

const counts = ['files', 'found', 'safe', 'review', 'withheld', 'marked', 'suppressed'] as const;

/** Reads the entries of a history file, oldest first; a file that is not there has none. */
export async function readHistory(path: string): Promise<Outcome<readonly HistoryEntry[]>> {
  try {
    return parseHistory((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { value: [] } : { reason: reasonOf(error) };
  }
}

/** Writes the entries unless the file holds them already; the reason when that fails. */
export async function writeHistory(path: string, entries: readonly HistoryEntry[]): Promise<string | undefined> {
  const text = renderHistory(entries);
  try {
    const before = await readFile(path, 'utf8').catch(() => undefined);
    if (before !== text) await writeWhole(path, Buffer.from(text));
    return undefined;
  } catch (error) {
    return `${reasonOf(error)}, nothing written`;
  }
}

/**
 * The entries with one more. A commit has one entry, and so has a day without commits: a run repeated replaces it. What
 * finds the same on the same commit changes nothing, whatever the day.
 */
export function withEntry(entries: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const isSame = (one: HistoryEntry): boolean =>
    entry.commit === '' ? one.commit === '' && one.date === entry.date : one.commit === entry.commit;
  const known = entries.find(isSame);
  if (known && counts.every((key) => known[key] === entry[key])) return entries;
  return [...entries.filter((one) => !isSame(one)), entry].sort((a, b) => (a.date < b.date ? -1 : +(a.date > b.date)));
}

/** One line per entry, so that two branches that both add one merge by hand in seconds. */
export function renderHistory(entries: readonly HistoryEntry[]): string {
  const lines = entries.map((entry) => {
    const fields = [['date', entry.date], ['commit', entry.commit], ...counts.map((key) => [key, entry[key]] as const)];
    return `    {${fields.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')}}`;
  });
  return `{\n  "version": 1,\n  "entries": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

/** Reads a history; the reason names the entry that is wrong. */
export function parseHistory(text: string): Outcome<readonly HistoryEntry[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { reason: 'not valid JSON; restore it, or delete it to begin anew' };
  }
  if (!isRecord(json) || json.version !== 1 || !Array.isArray(json.entries)) {
    return { reason: 'not a history of this version ("version": 1 with "entries")' };
  }
  const entries: HistoryEntry[] = [];
  for (const [index, value] of json.entries.entries()) {
    const entry = toEntry(value);
    if (!entry) return { reason: `entry ${index + 1} is not one: a date, a commit and ${counts.join(', ')}` };
    entries.push(entry);
  }
  return { value: entries };
}

function toEntry(value: unknown): HistoryEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { date, commit, files, found, safe, review, withheld, marked, suppressed } = value;
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) return undefined;
  if (typeof commit !== 'string' || !/^[\da-f]*$/.test(commit)) return undefined;
  if (!isCount(files) || !isCount(found) || !isCount(safe) || !isCount(review)) return undefined;
  if (!isCount(withheld) || !isCount(marked) || !isCount(suppressed)) return undefined;
  return { date, commit, files, found, safe, review, withheld, marked, suppressed };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
