import { relative } from 'node:path';
import { table } from '../bench/table';
import type { CountedFinding, Examined } from './examine';
import type { Unreadable } from './programs';

/** Everything one corpus run found out. */
export interface CorpusRun {
  readonly examined: readonly Examined[];
  readonly unreadable: readonly Unreadable[];
  readonly seconds: number;
}

const areas: Readonly<Record<string, string>> = {
  SM0: 'dependencies',
  SM1: 'imports, sessions',
  SM2: 'training',
  SM3: 'tuning',
  SM4: 'deployment',
  SM5: 'inference',
  SM6: 'pipelines',
  SM7: 'boto3',
  SM8: 'misuse of V3',
};

/** Totals of a run, in the order of the printed table. */
export function totals({ examined, seconds }: CorpusRun): Readonly<Record<string, number>> {
  const sum = (value: (one: Examined) => number): number => examined.reduce((total, one) => total + value(one), 0);
  return {
    files: examined.length,
    withSdk: sum(({ mentionsSdk }) => (mentionsSdk ? 1 : 0)),
    withFindings: sum(({ counts }) => (counts.found > 0 ? 1 : 0)),
    found: sum(({ counts }) => counts.found),
    rewritten: sum(({ counts }) => counts.rewritten),
    review: sum(({ counts }) => counts.review),
    marked: sum(({ counts }) => counts.marked),
    suppressed: sum(({ counts }) => counts.suppressed),
    left: sum(({ counts }) => counts.left),
    failed: sum(({ defects }) => (defects.length > 0 ? 1 : 0)),
    seconds: Math.round(seconds * 10) / 10,
  };
}

/** The report as text for people. */
export function renderRun(run: CorpusRun, top: number): string {
  const findings = run.examined.flatMap((one) => one.findings);
  const open = findings.filter(({ outcome }) => outcome !== 'rewritten');
  const all = totals(run);
  const slowest = [...run.examined].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  return [
    Object.entries(all)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    section('By area', byArea(findings)),
    section('Not rewritten, by code', byCode(open, top)),
    section(
      'Not rewritten, by V2 name',
      countRows(open, ({ code, v2 }) => `${code} ${v2}`, top),
    ),
    section('Slowest', [['file', 'ms'], ...slowest.map((one) => [short(one.path), one.milliseconds.toFixed(0)])]),
    ...run.unreadable.map(({ path, reason }) => `not read: ${short(path)}: ${reason}`),
    ...run.examined.flatMap(({ path, defects }) => defects.map((defect) => `DEFECT ${short(path)}: ${defect}`)),
  ].join('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length > 1 ? `\n${title}\n${table(rows)}\n` : '';
}

function byArea(findings: readonly CountedFinding[]): readonly (readonly string[])[] {
  const groups = grouped(findings, ({ code }) => code.slice(0, 3));
  const rows = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([area, members]) => {
      const count = (outcome: CountedFinding['outcome']): string =>
        String(members.filter((one) => one.outcome === outcome).length);
      const name = `${area} ${areas[area] ?? ''}`.trim();
      return [name, String(members.length), count('rewritten'), count('marked'), count('left')];
    });
  return [['area', 'found', 'rewritten', 'marked', 'left'], ...rows];
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
