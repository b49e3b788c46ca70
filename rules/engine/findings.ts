import { findEntry } from '../catalog';
import type { Problem } from '../checks/check';
import type { Finding, FixSummary, RelatedPlace } from '../model/finding';
import type { Analysis, EngineOptions } from './api';
import type { DirectiveComment } from './comments';
import { idleFinding } from './idle-suppressions';
import { ownOnly } from './linkage';
import { MarkerNotes, oneLine } from './marker-notes';
import { markersOf } from './markers';
import { groupProblems } from './resolve';
import type { Examined } from './session';
import { severityOf } from './severity';
import { markerSilencers } from './suppression';

/** Turns problems into plain findings, sorted; a marker above a problem of its code stands for it. */
export function toAnalysis(examined: Examined, options: EngineOptions): Analysis {
  const { context, problems, directives } = examined;
  const keys = keysOf(problems);
  const groups = new Map<Problem, string>();
  for (const group of groupProblems(problems)) {
    const [first] = group;
    for (const problem of group) groups.set(problem, keys.get(first as Problem) ?? '');
  }
  const notes = new MarkerNotes(directives);
  const covered = new Set<DirectiveComment>();
  const findings: Finding[] = [];
  for (const problem of problems) {
    const markers = markersOf(problem, context.texts, directives);
    const note = oneLine(problem.fix.note);
    const marker = markers.find((one) => notes.noteOf(problem.node.host.text, one) === note) ?? markers[0];
    if (marker) covered.add(marker);
    const finding = toFinding(examined, problem, keys.get(problem) ?? '', groups.get(problem) ?? '', options);
    if (finding) findings.push(finding);
  }
  directives.forEach((list, text) => {
    for (const directive of list) {
      if (directive.kind !== 'marker' || covered.has(directive)) continue;
      const finding = markerFinding(
        directive,
        text,
        notes.noteOf(text, directive) ?? directive.note,
        examined,
        options,
      );
      if (finding) findings.push(finding);
    }
  });
  findings.push(...examined.idle.flatMap((one) => idleFinding(one, options) ?? []));
  const byPlace = (a: Finding, b: Finding): number => a.place.text - b.place.text || a.place.start - b.place.start;
  const suppressed = examined.suppressed.flatMap((problem) => toFinding(examined, problem, '', '', options) ?? []);
  return { findings: findings.sort(byPlace), suppressed: suppressed.sort(byPlace), failures: examined.failures };
}

/** Keys are unique within an analysis, also where one place has two problems of a code. */
export function keysOf(problems: readonly Problem[]): Map<Problem, string> {
  const keys = new Map<Problem, string>();
  const taken = new Set<string>();
  for (const problem of problems) {
    const base = `${problem.code}@${problem.node.host.text}:${problem.node.start}`;
    let key = base;
    for (let count = 2; taken.has(key); count += 1) key = `${base}#${count}`;
    taken.add(key);
    keys.set(problem, key);
  }
  return keys;
}

function toFinding(
  examined: Examined,
  problem: Problem,
  key: string,
  group: string,
  options: EngineOptions,
): Finding | undefined {
  const { context } = examined;
  const entry = findEntry(problem.code);
  const severity = severityOf(problem.code, problem.severity ?? entry?.severity ?? 'error', options);
  if (!severity) return undefined;
  const makers = (problem.roots ?? []).filter(
    (root) => root.start !== problem.node.start || root.host.text !== problem.node.host.text,
  );
  return {
    key,
    code: problem.code,
    severity,
    message: problem.message ?? entry?.title ?? problem.v2,
    place: context.place(problem.node),
    v2: problem.v2,
    ...(problem.v3 ? { v3: problem.v3 } : {}),
    fix: summaryOf(problem.fix),
    ...(problem.pins?.length ? { pins: problem.pins } : {}),
    group,
    related: [
      ...(problem.related ?? []).map(({ node, message }) => related(examined, node, message)),
      ...makers.map((node) => related(examined, node, 'The object is created here.')),
    ],
    ...(problem.thread ? { thread: problem.thread } : {}),
    deprecated: problem.deprecated ?? false,
    isMarker: false,
  };
}

function summaryOf(fix: Problem['fix']): FixSummary {
  if (fix.grade === 'withheld') return { grade: fix.grade, title: '', note: fix.note };
  const isTold = fix.grade === 'review' && fix.todo === '';
  return { grade: fix.grade, title: fix.title, note: fix.note, ...(isTold && { isTold }) };
}

function related({ context, linkage }: Examined, node: Problem['node'], message: string): RelatedPlace {
  const place = context.place(node);
  const id = linkage.table?.idOf(place.text);
  return id === undefined ? { place, message } : { place, message, id };
}

function markerFinding(
  directive: DirectiveComment,
  text: number,
  note: string,
  { context, directives, linkage }: Examined,
  options: EngineOptions,
): Finding | undefined {
  const code = directive.codes[0] ?? '';
  const own = ownOnly(directives, text, linkage);
  const ignored = markerSilencers(directive, text, context.texts, own).length > 0;
  const severity = severityOf(code, 'information', options);
  if (ignored || !severity) return undefined;
  return {
    key: `${code}@${text}:${directive.start}`,
    code,
    severity,
    message: `To do: ${note}`,
    place: { text, start: directive.start, end: directive.end },
    v2: '',
    fix: { grade: 'withheld', title: '', note },
    group: `${code}@${text}:${directive.start}`,
    related: [],
    deprecated: false,
    isMarker: true,
  };
}
