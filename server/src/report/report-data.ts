import { findEntry } from '../../../rules/catalog/index';
import type { Grade } from '../../../rules/model/finding';
import type { CheckedFile } from '../cli/file-work';
import type { Problem } from '../cli/problem';
import type { ReportedFinding } from '../cli/reported-finding';
import type { HistoryEntry } from './history';

/** Findings by grade; together they are all that was found. */
export interface GradeCounts {
  readonly found: number;
  readonly safe: number;
  readonly review: number;
  readonly withheld: number;
}

export interface ReportTotals extends GradeCounts {
  /** Of the found: comments that an earlier migration left. */
  readonly marked: number;
  /** Silenced by comments, and not among the found. */
  readonly suppressed: number;
}

/** A finding that a person has to look at. */
export interface PersonEntry {
  /** `12:5`, or `cell 3, 12:5`, counted from one. */
  readonly place: string;
  readonly code: string;
  readonly grade: Grade;
  readonly message: string;
  /** What to look at, or why nothing was rewritten. */
  readonly note: string;
  readonly line: string;
}

/** Everything that a migration report says, whatever its format. */
export interface ReportData {
  /** `2026-11-21`, in UTC. */
  readonly date: string;
  readonly commit: string;
  /** Of the tool. */
  readonly version: string;
  /** Files that were looked at, those without findings included. */
  readonly files: number;
  readonly totals: ReportTotals;
  /** Most findings first. */
  readonly byCode: readonly (GradeCounts & { readonly code: string; readonly title: string; readonly page: string })[];
  readonly byFile: readonly (GradeCounts & { readonly path: string })[];
  readonly people: readonly { readonly path: string; readonly entries: readonly PersonEntry[] }[];
  /** What could not be read or analysed, and is missing from all counts. */
  readonly problems: readonly Problem[];
  /** Oldest first, this run included; empty where no history is kept. */
  readonly history: readonly HistoryEntry[];
}

/** What a run knows, of which the report is made. */
export interface ReportInput {
  readonly date: string;
  readonly commit: string;
  readonly version: string;
  readonly files: number;
  readonly checked: readonly CheckedFile[];
  readonly problems: readonly Problem[];
}

/** Counts and sorts what a run found; the history is added by whoever keeps it. */
export function reportData({ checked, ...input }: ReportInput): ReportData {
  const all = checked.flatMap(({ findings }) => findings);
  const sum = (amount: (file: CheckedFile) => number): number =>
    checked.reduce((total, file) => total + amount(file), 0);
  const found = checked.filter(({ findings }) => findings.length > 0);
  return {
    ...input,
    totals: { ...gradeCounts(all), marked: sum((file) => file.marked), suppressed: sum((file) => file.suppressed) },
    byCode: byCode(all),
    byFile: found.map(({ path, findings }) => ({ path, ...gradeCounts(findings) })).sort(mostFirst(({ path }) => path)),
    people: found.flatMap((file) => {
      const entries = personEntries(file);
      return entries.length > 0 ? [{ path: file.path, entries }] : [];
    }),
    history: [],
  };
}

/** The entry that a history gets for this run. */
export function historyEntry({ date, commit, files, totals }: ReportData): HistoryEntry {
  const { found, safe, review, withheld, marked, suppressed } = totals;
  return { date, commit, files, found, safe, review, withheld, marked, suppressed };
}

function byCode(findings: readonly ReportedFinding[]): ReportData['byCode'] {
  const groups = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.code);
    if (group) group.push(finding);
    else groups.set(finding.code, [finding]);
  }
  return [...groups]
    .map(([code, group]) => ({
      code,
      title: findEntry(code)?.title ?? '',
      page: group[0]!.docs,
      ...gradeCounts(group),
    }))
    .sort(mostFirst(({ code }) => code));
}

function gradeCounts(findings: readonly ReportedFinding[]): GradeCounts {
  const count = (grade: Grade): number => findings.filter(({ fix }) => fix === grade).length;
  return { found: findings.length, safe: count('safe'), review: count('review'), withheld: count('withheld') };
}

function personEntries({ findings, details }: CheckedFile): PersonEntry[] {
  return findings.flatMap(({ code, fix, message, range, cell }, index) => {
    const { note = '', line = '', isMarker = false } = details[index] ?? {};
    if (fix === 'safe' && !isMarker) return [];
    const { start } = range;
    const place = `${cell === undefined ? '' : `cell ${cell + 1}, `}${start.line + 1}:${start.character + 1}`;
    return [{ place, code, grade: fix, message, note, line }];
  });
}

function mostFirst<T extends GradeCounts>(name: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => b.found - a.found || (name(a) < name(b) ? -1 : 1);
}
