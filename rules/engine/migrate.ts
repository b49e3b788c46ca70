import type { Problem } from '../checks/check';
import { applyEdits } from '../edits/apply';
import type { Edit } from '../edits/edit';
import type { Finding } from '../model/finding';
import type { PythonSource } from '../python/source';
import type { MigrateOptions, Migration, RuleFailure } from './api';
import { multilineStrings } from './comments';
import { keysOf, toAnalysis } from './findings';
import { idleEdits, idleKey, isRemovable } from './idle-suppressions';
import { planImports } from './imports';
import type { Linkage } from './linkage';
import { rescueComments } from './lost-comments';
import { anchorOf, markerEdit } from './markers';
import { groupProblems, resolve } from './resolve';
import { type Examined, examine, type Tables } from './session';
import { withheldMarkers } from './withheld-markers';

/** Rewrites that uncover others converge fast; more rounds would mean two rules undo each other. */
const MAX_PASSES = 8;

type Outcome = 'rewritten' | 'marked' | 'left';

/** A migration with what is needed to tell the shares of several programs apart. */
export interface JointMigration extends Migration {
  /** The text of each suppressed finding. */
  readonly suppressedIn: readonly number[];
  /** The text of each rewrite that left a note. */
  readonly reviewIn: readonly number[];
}

/** Applies rewrites to the sources until nothing is left to do, then writes the markers; the sources are changed. */
export function migrateSources(
  sources: readonly PythonSource[],
  tables: Tables,
  options: MigrateOptions,
  linkage: Linkage,
): JointMigration {
  const first = examine(sources, tables, options, linkage);
  const analysis = toAnalysis(first, options);
  const keys = keysOf(first.problems);
  const visible = new Set(analysis.findings.map((finding) => finding.key));
  const failures: RuleFailure[] = [...first.failures];
  const rewritten = new Set<string>();
  const reviewed = new Map<string, number>();
  const notes = new Set<string>();
  const chosenKeys = options.only ? widen(first, keys, options.only) : undefined;
  const stranded: Problem[] = [];
  let current = first;
  for (let pass = 0; pass < (options.only ? 1 : MAX_PASSES); pass += 1) {
    const wantedIn = (examined: Examined) => {
      const held = options.safeOnly ? heldBack(examined) : undefined;
      return (problem: Problem): boolean => !held?.has(problem) && isChosen(problem);
    };
    const isChosen = (problem: Problem): boolean => {
      if (pass === 0 && !visible.has(keys.get(problem) ?? '')) return false;
      return !chosenKeys || chosenKeys.has(keys.get(problem) ?? '');
    };
    const before = sources.map((source) => source.text);
    const seen = [...notes];
    let { texts, done } = applyPass(current, wantedIn(current), options, notes, []);
    let next: Examined | undefined;
    if (!options.only && texts.some((text, index) => text !== before[index])) {
      next = replaceAll(sources, texts, tables, options, linkage);
      const lost = strandedBy(current, done, next, options);
      if (lost.length > 0) {
        // Once more, with markers for what the next analysis does not recognise any more.
        const again = replaceAll(sources, before, tables, options, linkage);
        const left = lost.flatMap((index) => again.problems[index] ?? []);
        if (pass === 0) for (const [problem, key] of keysOf(again.problems)) keys.set(problem, key);
        notes.clear();
        for (const note of seen) notes.add(note);
        ({ texts, done } = applyPass(again, wantedIn(again), options, notes, left));
        stranded.push(...left);
        next = replaceAll(sources, texts, tables, options, linkage);
      }
    }
    if (pass === 0) {
      for (const problem of done) {
        const key = keys.get(problem) ?? '';
        rewritten.add(key);
        if (problem.fix.grade === 'review' && problem.fix.todo !== '') reviewed.set(key, problem.node.host.text);
      }
    }
    if (options.only) for (const [index, text] of texts.entries()) sources[index]?.replace(text);
    if (!next) break;
    current = next;
  }
  let marked: readonly Problem[] = [];
  const idle = new Set(first.idle.map(idleKey));
  for (const one of first.idle) {
    if (isRemovable(one) && (!chosenKeys || chosenKeys.has(idleKey(one)))) rewritten.add(idleKey(one));
  }
  if (!options.only) {
    // The last pass left the texts as they were when they were examined.
    failures.push(...current.failures.filter((one) => !failures.some((other) => other.rule === one.rule)));
    marked = [...stranded, ...writeMarkers(current, sources, options)];
  }
  const kept = options.safeOnly ? current.problems.filter(({ fix }) => fix.grade !== 'withheld') : [];
  const outcomes = settleOutcomes(analysis.findings, { rewritten, kept, marked, idle }, options);
  const count = (wanted: Outcome): number => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return {
    texts: sources.map((source) => source.text),
    found: analysis.findings.length + analysis.suppressed.length,
    rewritten: count('rewritten'),
    review: reviewed.size,
    marked: count('marked'),
    suppressed: analysis.suppressed.length,
    left: count('left'),
    outcomes,
    failures,
    suppressedIn: analysis.suppressed.map(({ place }) => place.text),
    reviewIn: [...reviewed.values()],
  };
}

/** What is to be reviewed, with all of the same objects: without it, the others would leave a half-rewritten object. */
function heldBack({ problems }: Examined): ReadonlySet<Problem> {
  const groups = groupProblems(problems).filter((group) => group.some(({ fix }) => fix.grade === 'review'));
  return new Set(groups.flat());
}

/** The keys asked for, with all of the same objects: a half-rewritten object would be worse than none. */
function widen(examined: Examined, keys: ReadonlyMap<Problem, string>, only: readonly string[]): Set<string> {
  const result = new Set(only);
  for (const group of groupProblems(examined.problems)) {
    const names = group.map((problem) => keys.get(problem) ?? '');
    if (names.some((name) => only.includes(name))) for (const name of names) result.add(name);
  }
  return result;
}

function applyPass(
  examined: Examined,
  wanted: (problem: Problem) => boolean,
  options: MigrateOptions,
  notes: Set<string>,
  left: readonly Problem[],
): { texts: string[]; done: readonly Problem[] } {
  const { context, problems, importOf } = examined;
  const usages = problems.filter((problem) => !importOf.has(problem));
  const { chosen, edits, needs } = resolve(usages, wanted);
  const asked = problems.filter(
    (problem) => importOf.has(problem) && wanted(problem) && problem.fix.grade !== 'withheld',
  );
  const selected = new Set(asked.flatMap((problem) => importOf.get(problem) ?? []));
  const all = options.only === undefined && options.safeOnly !== true;
  const plan = {
    all,
    selected,
    pinned: examined.pinned,
    redirects: chosen.flatMap(({ rewrite }) => rewrite.redirects ?? []),
    released: new Set(chosen.flatMap(({ rewrite }) => rewrite.released ?? [])),
  };
  const imports = examined.contexts.flatMap((one) =>
    planImports(
      one,
      edits.filter(one.isOwn),
      needs.filter(({ at }) => one.isOwn(at)),
      plan,
    ),
  );
  const rewritten = chosen.map(({ problem }) => problem);
  const markers = options.only
    ? reviewMarkers(examined, options.marksReview ? rewritten : [], notes)
    : [...reviewMarkers(examined, rewritten, notes), ...withheldMarkers(examined, left, true)];
  const comments = examined.contexts.flatMap((one) => rescueComments(one, edits.filter(one.isOwn)));
  const idle = examined.idle.filter((one) => options.only?.includes(idleKey(one)));
  const removals = idleEdits(idle, context.texts);
  const texts = render(examined, [...imports, ...markers, ...comments, ...edits, ...removals]);
  return { texts, done: [...rewritten, ...asked] };
}

/**
 * Indices of withheld problems that the pass makes unrecognisable, because it rewrites their object or moves its class:
 * their markers have to be written along.
 */
function strandedBy(before: Examined, done: readonly Problem[], after: Examined, options: MigrateOptions): number[] {
  const rest = countBy(after.problems, nameOf);
  const standing = countBy(after.problems, (problem) => inLine(problem, after));
  const rewritten = new Set(done);
  const keys = keysOf(before.problems);
  const visible = new Set(toAnalysis(before, options).findings.map((finding) => finding.key));
  const touched = new Set(
    groupProblems(before.problems)
      .filter((group) => group.some((problem) => rewritten.has(problem)))
      .flat(),
  );
  const candidates = before.problems.flatMap((problem, index) => {
    const isWithheld = problem.fix.grade === 'withheld' && visible.has(keys.get(problem) ?? '');
    return isWithheld && !before.importOf.has(problem) ? [{ problem, index }] : [];
  });
  const lost: number[] = [];
  const moved: typeof candidates = [];
  for (const one of candidates) {
    if (!take(standing, inLine(one.problem, before))) moved.push(one);
    else take(rest, nameOf(one.problem));
  }
  // What is still found is rather among those whose object did not change.
  moved.sort((a, b) => Number(touched.has(a.problem)) - Number(touched.has(b.problem)));
  for (const { problem, index } of moved) if (!take(rest, nameOf(problem))) lost.push(index);
  return lost.sort((a, b) => a - b);
}

function nameOf({ code, v2 }: Problem): string {
  return `${code} ${v2}`;
}

/** The name of a problem with its line up to there, which mostly stays when other code is rewritten. */
function inLine(problem: Problem, { context }: Examined): string {
  const { host, end } = problem.node;
  const text = context.textOf(host);
  return `${nameOf(problem)}\0${host.text}\0${text.slice(text.lastIndexOf('\n', end - 1) + 1, end)}`;
}

function countBy(problems: readonly Problem[], key: (problem: Problem) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(key(problem), (counts.get(key(problem)) ?? 0) + 1);
  return counts;
}

/** Takes one of the key from the counts; false when there is none. */
function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) counts.set(key, count - 1);
  return count > 0;
}

function replaceAll(
  sources: readonly PythonSource[],
  texts: readonly string[],
  tables: Tables,
  options: MigrateOptions,
  linkage: Linkage,
): Examined {
  for (const [index, text] of texts.entries()) sources[index]?.replace(text);
  return examine(sources, tables, options, linkage);
}

function render(examined: Examined, edits: readonly Edit[]): string[] {
  const { context } = examined;
  return context.texts.map((text, index) => {
    const mine = edits.filter((edit) => edit.text === index);
    if (mine.length === 0) return text;
    const owner = examined.contexts.find((one) => one.isOwn({ text: index })) ?? context;
    return applyEdits(text, mine, multilineStrings(text, owner.facts.texts[index] ?? []));
  });
}

/** One marker per note and text: the same thing to check is said once. */
function reviewMarkers(examined: Examined, done: readonly Problem[], notes: Set<string>): Edit[] {
  return done.flatMap((problem) => {
    const { fix, node } = problem;
    if (fix.grade !== 'review') return [];
    const note = fix.todo ?? fix.note;
    const key = `${node.host.text}:${problem.code}:${note}`;
    if (!note || notes.has(key)) return [];
    notes.add(key);
    const statement = anchorOf(problem, examined.context.textOf(node.host));
    return [markerEdit(examined.context, { statement, code: problem.code, note })];
  });
}

/** Marks what is withheld; returns the problems that now carry a marker, carried one already or need none. */
function writeMarkers(examined: Examined, sources: readonly PythonSource[], options: MigrateOptions): Problem[] {
  const visible = new Set(toAnalysis(examined, options).findings.map((finding) => finding.key));
  const keys = keysOf(examined.problems);
  const marked = examined.problems.filter(
    (problem) => problem.fix.grade === 'withheld' && visible.has(keys.get(problem) ?? ''),
  );
  const markers = withheldMarkers(examined, marked);
  const removals = idleEdits(
    examined.idle.filter((one) => visible.has(idleKey(one))),
    examined.context.texts,
  );
  if (markers.length + removals.length > 0) {
    const texts = render(examined, [...markers, ...removals]);
    for (const [index, text] of texts.entries()) sources[index]?.replace(text);
  }
  return marked;
}

/** What a migration did, and what it left where it was. */
interface Settled {
  /** Keys of findings. */
  readonly rewritten: ReadonlySet<string>;
  /** What has a rewrite that was not wanted. */
  readonly kept: readonly Problem[];
  readonly marked: readonly Problem[];
  /** Keys of suppressions that silence nothing. */
  readonly idle: ReadonlySet<string>;
}

/** The findings that are still there; an import stays although it was to be rewritten, while something uses its name. */
function keptFindings(
  findings: readonly Finding[],
  rewritten: ReadonlySet<string>,
  kept: readonly Problem[],
): ReadonlySet<Finding> {
  const counts = new Map<string, number>();
  for (const { code, v2 } of kept) counts.set(`${code} ${v2}`, (counts.get(`${code} ${v2}`) ?? 0) + 1);
  const found = new Set<Finding>();
  for (const isRewritten of [false, true]) {
    for (const finding of findings.filter(({ key }) => rewritten.has(key) === isRewritten)) {
      const name = `${finding.code} ${finding.v2}`;
      const count = counts.get(name) ?? 0;
      if (count === 0 || finding.isMarker) continue;
      counts.set(name, count - 1);
      found.add(finding);
    }
  }
  return found;
}

/** Says of each finding what became of it: found = rewritten + marked + left. */
function settleOutcomes(
  findings: readonly Finding[],
  { rewritten, kept, marked, idle }: Settled,
  options: MigrateOptions,
): { finding: Finding; outcome: Outcome }[] {
  const left = keptFindings(findings, rewritten, kept);
  const remaining = new Map<string, number>();
  const quiet = new Map<string, number>();
  for (const problem of marked) {
    const name = `${problem.code} ${problem.v2}`;
    const counts = problem.fix.grade === 'withheld' && problem.fix.quiet ? quiet : remaining;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return findings.map((finding) => {
    if (left.has(finding)) return { finding, outcome: 'left' };
    if (rewritten.has(finding.key)) return { finding, outcome: 'rewritten' };
    if (idle.has(finding.key)) return { finding, outcome: 'left' };
    if (finding.isMarker) return { finding, outcome: options.only ? 'left' : 'marked' };
    const name = `${finding.code} ${finding.v2}`;
    const count = remaining.get(name) ?? 0;
    if (count > 0) {
      remaining.set(name, count - 1);
      return { finding, outcome: 'marked' };
    }
    const silent = quiet.get(name) ?? 0;
    if (silent > 0) {
      quiet.set(name, silent - 1);
      return { finding, outcome: 'left' };
    }
    if (options.only) return { finding, outcome: 'left' };
    // Deferred by a crossing edit and dealt with in a later pass.
    return { finding, outcome: 'rewritten' };
  });
}
