import { judge, type PinEdit, type PinProblem } from '../dependencies/judge';
import type { Requirement } from '../dependencies/requirement';
import type { Finding } from '../model/finding';
import type { Analysis, EngineOptions, MigrateOptions, Migration } from './api';
import { type DirectiveComment, readDirectives } from './comments';
import { choose } from './pins';
import { severityOf } from './severity';
import { isDirectlyAbove } from './suppression';

/** A text that lists requirements, as its reader gives it. */
export interface Manifest {
  readonly requirements: readonly Requirement[];
  /** What could not be read, one line for the user; the requirements found until then are there. */
  readonly problem?: string;
}

/** Reads the requirements of a text anew. */
export type ManifestReader = (text: string) => Manifest;

export type ManifestOptions = EngineOptions;

interface Examined {
  readonly found: readonly {
    readonly problem: PinProblem;
    readonly finding: Finding;
    readonly marker?: DirectiveComment;
  }[];
  readonly markers: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

/** Finds the pins of a manifest that keep V3 away or let it in unasked. */
export function analyseManifest(text: string, read: ManifestReader, options: ManifestOptions): Analysis {
  const { found, markers, suppressed } = examine(text, read, options);
  const findings = [...found.map(({ finding }) => finding), ...markers];
  return { findings: findings.sort((a, b) => a.place.start - b.place.start), suppressed, failures: [] };
}

/** Applies the first fix of every pin and marks what has none, or what is to be looked at. */
export function migrateManifest(
  text: string,
  read: ManifestReader,
  options: ManifestOptions & MigrateOptions,
): Migration {
  const { found, markers, suppressed } = examine(text, read, options);
  const edits: PinEdit[] = [];
  const notes = new Set(markerNotes(text));
  let review = 0;
  const mark = ({ code, requirement }: PinProblem, note: string): boolean => {
    if (requirement.commentAt === undefined) return false;
    if (!notes.has(`${code} ${note}`)) edits.push(markerAbove(text, requirement.commentAt, code, note));
    notes.add(`${code} ${note}`);
    return true;
  };
  const outcomes = found.map(({ problem, finding, marker }): Migration['outcomes'][number] => {
    const fix = choose(problem, options.pins);
    const isWanted = options.only ? options.only.includes(finding.key) : !(options.safeOnly && fix?.grade === 'review');
    if (fix && isWanted) {
      edits.push(...fix.edits);
      if (fix.grade === 'review') {
        review += 1;
        if (!options.only) mark(problem, fix.note);
      }
      return { finding, outcome: 'rewritten' };
    }
    if (fix || options.only || !problem.refusal || isMarkerless(problem)) return { finding, outcome: 'left' };
    return { finding, outcome: marker || mark(problem, problem.refusal) ? 'marked' : 'left' };
  });
  const all: Migration['outcomes'] = [
    ...outcomes,
    ...markers.map((finding) => ({ finding, outcome: options.only ? ('left' as const) : ('marked' as const) })),
  ];
  const count = (wanted: string): number => all.filter(({ outcome }) => outcome === wanted).length;
  return {
    texts: [applyPinEdits(text, edits)],
    found: all.length + suppressed.length,
    rewritten: count('rewritten'),
    review,
    marked: count('marked'),
    suppressed: suppressed.length,
    left: count('left'),
    outcomes: all,
    failures: [],
  };
}

/** Replaces the ranges; of two at the same place the first one wins. */
export function applyPinEdits(text: string, edits: readonly PinEdit[]): string {
  let result = '';
  let at = 0;
  const sorted = edits.map((edit, index) => ({ edit, index }));
  sorted.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  for (const { edit } of sorted) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The comment line that says what is left to do. */
function markerAbove(text: string, lineStart: number, code: string, note: string): PinEdit {
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const line = `${indent}# TODO(sagemaker-v3 ${code}): ${note.replace(/\s+/g, ' ').trim()}${newline}`;
  return { start: lineStart, end: lineStart, text: line };
}

/** What earlier runs have said already. */
function markerNotes(text: string): string[] {
  return readDirectives(text, []).flatMap(({ kind, codes, note }) =>
    kind === 'marker' ? [`${codes[0]} ${note}`] : [],
  );
}

/** What works under V2 and V3 alike, or is written by another tool, gets no comment of ours. */
function isMarkerless({ requirement }: PinProblem): boolean {
  return requirement.locked !== undefined && requirement.commentAt === undefined;
}

function examine(text: string, read: ManifestReader, options: ManifestOptions): Examined {
  if (!text.includes('sagemaker')) return { found: [], markers: [], suppressed: [] };
  const { requirements } = read(text);
  const directives = readDirectives(text, []);
  const found: Examined['found'][number][] = [];
  const suppressed: Finding[] = [];
  const covered = new Set<DirectiveComment>();
  for (const requirement of requirements) {
    const problem = judge(requirement, options);
    const severity = problem && severityOf(problem.code, problem.severity, options);
    if (!problem || !severity) continue;
    const finding = toFinding(problem, severity, options.pins);
    const lines = linesOf(text, requirement);
    const beside = directives.filter((one) => isAt(text, one, lines));
    const marker = beside.find((one) => one.kind === 'marker' && one.codes[0] === problem.code);
    if (marker) covered.add(marker);
    const isIgnored = [...beside, ...directives.filter(({ kind }) => kind === 'ignore-file')].some(
      (one) =>
        one.kind !== 'marker' && (one.codes.length === 0 || one.codes.some((code) => problem.code.startsWith(code))),
    );
    if (isIgnored) suppressed.push(finding);
    else found.push({ problem, finding, ...(marker && { marker }) });
  }
  const markers = directives.flatMap((one) => markerFinding(one, directives, covered, options) ?? []);
  return { found, markers, suppressed };
}

function toFinding(problem: PinProblem, severity: Finding['severity'], choice: EngineOptions['pins']): Finding {
  const { code, message, requirement, v2, v3, fixes, refusal } = problem;
  const { start, end } = requirement.span;
  const fix = choose(problem, choice);
  const others = fixes.filter((one) => one !== fix);
  const key = `${code}@0:${start}`;
  return {
    key,
    code,
    severity,
    message,
    place: { text: 0, start, end },
    v2,
    ...(v3 !== undefined && { v3 }),
    fix: fix ? { grade: fix.grade, title: fix.title, note: fix.note } : { grade: 'withheld', title: '', note: refusal },
    ...(others.length > 0 && { pins: others.map(({ kind, title }) => ({ choice: kind, title })) }),
    group: key,
    related: [],
    deprecated: false,
    isMarker: false,
  };
}

function markerFinding(
  one: DirectiveComment,
  all: readonly DirectiveComment[],
  covered: ReadonlySet<DirectiveComment>,
  options: ManifestOptions,
): Finding | undefined {
  const code = one.codes[0] ?? '';
  const severity = severityOf(code, 'information', options);
  const isIgnored = all.some(
    ({ kind, codes, start }) =>
      (kind === 'ignore-file' || (kind === 'ignore' && one.start < start && start < one.end)) &&
      (codes.length === 0 || codes.some((each) => code.startsWith(each))),
  );
  if (one.kind !== 'marker' || covered.has(one) || !severity || isIgnored) return undefined;
  const key = `${code}@0:${one.start}`;
  return {
    key,
    code,
    severity,
    message: `To do: ${one.note}`,
    place: { text: 0, start: one.start, end: one.end },
    v2: '',
    fix: { grade: 'withheld', title: '', note: one.note },
    group: key,
    related: [],
    deprecated: false,
    isMarker: true,
  };
}

interface Lines {
  readonly start: number;
  readonly end: number;
  readonly commentAt: number;
  readonly hasLineComments: boolean;
}

function linesOf(text: string, { span, commentAt, hasLineComments = false }: Requirement): Lines {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.end);
  return { start, end: newline === -1 ? text.length : newline, commentAt: commentAt ?? start, hasLineComments };
}

/** True for a comment on the requirement's line or directly above it, or above the statement it stands in. */
function isAt(text: string, one: DirectiveComment, { start, end, commentAt, hasLineComments }: Lines): boolean {
  if (!one.ownLine) return hasLineComments && start <= one.start && one.start <= end;
  return isDirectlyAbove(text, one, start) || isDirectlyAbove(text, one, commentAt);
}
