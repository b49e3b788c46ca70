import { parityEntries } from '../../catalog/parity';
import type { ParityEntry } from '../../catalog/parity/entry';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { publicName } from '../../sdk/names';
import { isBelow } from '../../sdk/versions';
import type { Problem, Refusal } from '../check';
import type { Context } from '../context';
import { jobPlan } from '../training/jobs/job-plan';
import { planOfEstimator, tuningPlan } from '../tuning/core-plan';
import { type Affected, affectedIn, isCallOf } from './affected';

const NEWEST = '';
const active = new Map<string, readonly ParityEntry[]>();

/** The entries that a V3 version is affected by. */
export function entriesAt(target: string | undefined): readonly ParityEntry[] {
  const known = active.get(target ?? NEWEST);
  if (known) return known;
  // The longest to wait for comes first, so that it gives the code where several are about one place.
  const entries = parityEntries
    .filter(({ since, fixedIn }) => !isBelow(target, since) && (!fixedIn || isBelow(target, fixedIn)))
    .sort((a, b) => minorOf(b.fixedIn) - minorOf(a.fixedIn));
  active.set(target ?? NEWEST, entries);
  return entries;
}

/** What to tell the user: what happens, in which releases, and what to do. */
export function parityNote({ note, since, fixedIn, thread, advice }: ParityEntry): string {
  const releases = fixedIn ? `V3 ${since === '3.0' ? '' : `from ${since} on, `}before ${fixedIn}; ` : '';
  const way = fixedIn ? `migrate to ${fixedIn} or newer, or ${advice}` : advice;
  return `${note} (${releases}aws/sagemaker-python-sdk#${thread.replace(/^.*\//, '')}): ${way}.`;
}

/**
 * Keeps code out of the holes of the target version: what V3 cannot do there is withheld or noted, with the thread and
 * the release that can; rules that refuse such code themselves get the thread.
 */
export function withParity(problems: readonly Problem[], context: Context): readonly Problem[] {
  const entries = entriesAt(context.options.target);
  if (entries.length === 0) return problems;
  let result = problems;
  for (const fact of context.facts.calls.values()) {
    if (!fact.callee.atoms.some(({ type }) => type === 'class' || type === 'method')) continue;
    if (!context.isOwn(fact.call.host) || isOfJob(fact, context)) continue;
    for (const entry of entries) {
      for (const usage of entry.when) {
        const affected = isCallOf(usage, fact, context) ? affectedIn(usage, fact, context) : undefined;
        if (affected) result = told(result, entry, affected, fact, context);
      }
    }
  }
  return result;
}

/** What TrainingJob.create or HyperParameterTuningJob.create starts meets none of the gaps of V3's own classes. */
function isOfJob(fact: CallFact, context: Context): boolean {
  return fact.callee.atoms.some((atom) => {
    const made = atom.type === 'class' ? fact.call : atom.type === 'method' ? atom.self.made : undefined;
    const isTuned = atom.type === 'class' && planOfEstimator(context, fact.call) !== undefined;
    return isTuned || jobPlan(context, made) !== undefined || tuningPlan(context, made) !== undefined;
  });
}

function told(
  problems: readonly Problem[],
  entry: ParityEntry,
  affected: Affected,
  fact: CallFact,
  context: Context,
): readonly Problem[] {
  const note = parityNote(entry);
  const { thread } = entry;
  const swap = (old: Problem, fix: Problem['fix']): readonly Problem[] =>
    problems.map((one) => (one === old ? { ...one, fix, thread } : one));
  const spoken = problems.find(
    (one) =>
      entry.spokenBy?.includes(one.code) &&
      lies(one, fact.call) &&
      (one.fix.grade === 'withheld') === (entry.effect !== 'rewrite'),
  );
  if (spoken) {
    const { fix } = spoken;
    return swap(spoken, entry.fixedIn && fix.grade === 'withheld' ? { ...fix, note: `${fix.note} ${note}` } : fix);
  }
  if (entry.effect === 'rewrite') return problems;
  if (entry.effect === 'review') {
    const built = problems.find(({ node, fix }) => fix.grade !== 'withheld' && lies({ node }, fact.call.callee));
    if (built && built.fix.grade !== 'withheld') {
      const { todo } = built.fix;
      const plus = (text: string): string => (text ? `${text} ${note}` : note);
      const rewrite = { ...built.fix, grade: 'review' as const, note: plus(built.fix.note) };
      return swap(built, todo === undefined ? rewrite : { ...rewrite, todo: plus(todo) });
    }
    // What is left as it is for another reason cannot fall into the hole.
    if (problems.some((one) => lies(one, fact.call.callee))) return problems;
  }
  // What has to be rewritten together with this call waits as well.
  const along = problems.filter((one) => lies(one, fact.call.callee)).flatMap((one) => one.roots ?? []);
  const roots = [...new Set([...affected.roots, ...along])];
  const found = problemOf(entry, { ...affected, roots }, fact, note, context);
  const same = problems.find((one) => CODES.has(one.code) && one.node === found.node);
  if (same?.fix.grade !== 'withheld') return [...problems, found];
  const { fix } = found;
  const both: Refusal = { grade: 'withheld', note: `${same.fix.note} ${fix.note}`, blocks: isBlocking(same, found) };
  return problems.map((one) => (one === same ? { ...same, roots: found.roots ?? same.roots ?? [], fix: both } : one));
}

function minorOf(release: string | undefined): number {
  return release ? Number(release.replace(/^3\./, '')) : Number.MAX_SAFE_INTEGER;
}

const CODES: ReadonlySet<string> = new Set(['SM950', 'SM951']);

function isBlocking(...problems: readonly Problem[]): boolean {
  return problems.some(({ fix }) => fix.grade === 'withheld' && fix.blocks === true);
}

function problemOf(
  entry: ParityEntry,
  { parameter, node, elsewhere, roots }: Affected,
  fact: CallFact,
  note: string,
  context: Context,
): Problem {
  const called = fact.callee.atoms.flatMap((atom) => {
    if (atom.type === 'class') return [publicName(atom.name)];
    return atom.type === 'method' ? [`${publicName(atom.self.cls)}.${atom.name}`] : [];
  })[0];
  const blocks = entry.effect === 'withhold';
  return {
    code: entry.error === undefined ? 'SM951' : 'SM950',
    node,
    v2: parameter === undefined || elsewhere ? (called ?? '') : `${called}(${parameter}=)`,
    message: `${entry.title}: ${entry.fixedIn ? `V3 has this from ${entry.fixedIn} on` : 'V3 does not have this'}`,
    fix: { grade: 'withheld', note, ...(blocks ? { blocks: true } : {}) },
    ...(blocks ? { roots: roots.filter((root) => context.isOwn(root.host)) } : {}),
    ...(elsewhere && context.isOwn(elsewhere.host)
      ? { related: [{ node: elsewhere, message: `${parameter}= is given here.` }] }
      : {}),
    thread: entry.thread,
  };
}

function lies({ node }: Pick<Problem, 'node'>, around: Expression): boolean {
  return node.host === around.host && around.start <= node.start && node.end <= around.end;
}
