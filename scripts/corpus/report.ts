import { relative } from 'node:path';
import { table } from '../bench/table';
import type { CountedFinding, Examined } from './examine';
import { familyOf } from './families';
import type { Unreadable } from './programs';

/** Everything one corpus run found out. */
export interface CorpusRun {
  readonly examined: readonly Examined[];
  readonly unreadable: readonly Unreadable[];
  readonly seconds: number;
}

/** Totals of a run, in the order of the printed table. */
export function totals({ examined, seconds }: CorpusRun): Readonly<Record<string, number>> {
  const sum = (value: (one: Examined) => number): number => examined.reduce((total, one) => total + value(one), 0);
  return {
    files: filesOf(examined),
    withSdk: filesOf(examined.filter(({ mentionsSdk }) => mentionsSdk)),
    withFindings: filesOf(examined.filter(({ counts }) => counts.found > 0)),
    found: sum(({ counts }) => counts.found),
    rewritten: sum(({ counts }) => counts.rewritten),
    settled: sum(({ findings }) => findings.filter(({ isSettled }) => isSettled).length),
    told: sum(({ findings }) => findings.filter(({ isTold }) => isTold).length),
    review: sum(({ counts }) => counts.review),
    marked: sum(({ counts }) => counts.marked),
    suppressed: sum(({ counts }) => counts.suppressed),
    left: sum(({ counts }) => counts.left),
    failed: sum(({ defects }) => (defects.length > 0 ? 1 : 0)),
    seconds: Math.round(seconds * 10) / 10,
  };
}

/** A notebook may hold several programs. */
function filesOf(examined: readonly Examined[]): number {
  return new Set(examined.map(({ path }) => path)).size;
}

/** Totals and families alone. */
export function renderFamilies(run: CorpusRun): string {
  const findings = run.examined.flatMap((one) => one.findings);
  return [totalsLine(run), section('By family', byFamily(findings)), ...defectLines(run)].join('\n');
}

/** The report as text for people. */
export function renderRun(run: CorpusRun, top: number): string {
  const findings = run.examined.flatMap((one) => one.findings);
  const open = findings.filter(({ outcome }) => outcome !== 'rewritten');
  const slowest = [...run.examined].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  return [
    totalsLine(run),
    section('By family', byFamily(findings)),
    section('Not rewritten, by code', byCode(open, top)),
    section(
      'Not rewritten, by V2 name',
      countRows(open, ({ code, v2 }) => `${code} ${v2}`, top),
    ),
    section('Slowest', [['file', 'ms'], ...slowest.map((one) => [short(one.path), one.milliseconds.toFixed(0)])]),
    ...run.unreadable.map(({ path, reason }) => `not read: ${short(path)}: ${reason}`),
    ...defectLines(run),
  ].join('\n');
}

function totalsLine(run: CorpusRun): string {
  return Object.entries(totals(run))
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function defectLines({ examined }: CorpusRun): readonly string[] {
  return examined.flatMap(({ path, defects }) => defects.map((defect) => `DEFECT ${short(path)}: ${defect}`));
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length > 1 ? `\n${title}\n${table(rows)}\n` : '';
}

/** Families, the largest first, with the share that is rewritten and leaves no comment; the last row is all together. */
function byFamily(findings: readonly CountedFinding[]): readonly (readonly string[])[] {
  const groups = [...grouped(findings, familyOf)].sort(([, a], [, b]) => b.length - a.length);
  const rows = [...groups, ['all', findings] as const].map(([family, members]) => {
    const count = (wanted: (one: CountedFinding) => boolean): number => members.filter(wanted).length;
    const settled = count(({ isSettled }) => isSettled);
    return [
      family,
      String(members.length),
      String(settled),
      String(count(({ isTold }) => isTold)),
      String(count(({ outcome, isSettled }) => outcome === 'rewritten' && !isSettled)),
      String(count(({ outcome }) => outcome === 'marked')),
      String(count(({ outcome }) => outcome === 'left')),
      `${((100 * settled) / Math.max(1, members.length)).toFixed(1)} %`,
    ];
  });
  return [['family', 'found', 'settled', 'of these told', 'with a note', 'marked', 'left', 'share settled'], ...rows];
}

/** Codes by how much they leave, each followed by its commonest notes. */
function byCode(open: readonly CountedFinding[], top: number): readonly (readonly string[])[] {
  const codes = [...grouped(open, ({ code }) => code)].sort(([, a], [, b]) => b.length - a.length).slice(0, top);
  const rows = codes.flatMap(([code, members]) => [
    [code, String(members.length)],
    ...countRows(members, ({ note }) => `  ${withoutNames(note)}`, 3).slice(1),
  ]);
  return [['code', 'times'], ...rows];
}

function countRows(
  findings: readonly CountedFinding[],
  key: (one: CountedFinding) => string,
  top: number,
): readonly (readonly string[])[] {
  const groups = [...grouped(findings, key)].sort(([, a], [, b]) => b.length - a.length).slice(0, top);
  return [['what', 'times'], ...groups.map(([name, members]) => [name, String(members.length)])];
}

/** A note without what differs from program to program, so that equal ones count together. */
function withoutNames(note: string): string {
  const text = note.replace(/`[^`]*`|"[^"]*"|'[^']*'/g, '…');
  return text.length > 130 ? `${text.slice(0, 130)}…` : text;
}

function short(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

/** The members of each group, in order of first appearance. */
function grouped<Key>(
  findings: readonly CountedFinding[],
  keyOf: (one: CountedFinding) => Key,
): Map<Key, CountedFinding[]> {
  const groups = new Map<Key, CountedFinding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}
