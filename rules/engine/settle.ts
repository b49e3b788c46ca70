import type { Problem, Refusal } from '../checks/check';
import type { Context } from '../checks/context';
import type { Expression, Statement } from '../python/ast';
import type { Facts } from '../python/facts';
import { tooNewNote } from '../sdk/names';
import { keepToLine } from './ipython-lines';

/** Lowers grades that depend on the place, on the target version and on other problems. */
export function settle(facts: Facts, contexts: readonly Context[], found: readonly Problem[]): Problem[] {
  const [context] = contexts;
  if (!context) return [];
  const problems = found.map((problem) => refuseTooNew(refuseBroken(keepToLine(context, problem))));
  const staying = stayingObjects(problems, facts);
  const settled = problems.map((problem) =>
    staying.waiting.has(problem) ? waitForObject(problem, staying, facts) : problem,
  );
  const members = stayingMembers(settled);
  const uncertain = uncertainNames(facts);
  return settled.map((problem) => waitForMember(askAboutPaths(problem, uncertain, context), members));
}

/** Code with a syntax error is read by guessing; nobody may rewrite a guess. */
function refuseBroken(problem: Problem): Problem {
  if (!problem.node.host.broken || problem.fix.grade === 'withheld') return problem;
  const note = 'There is a syntax error in this statement; once it is mended the code can be rewritten.';
  return { ...problem, fix: { grade: 'withheld', note, blocks: true } };
}

/** Nothing is emitted that the target version does not have; the note names the minor that does. */
function refuseTooNew(problem: Problem): Problem {
  if (problem.fix.grade === 'withheld' || !problem.fix.tooNew) return problem;
  const { name, since, target } = problem.fix.tooNew;
  return {
    ...problem,
    fix: { grade: 'withheld', note: tooNewNote(name, since, target), blocks: true },
  };
}

/** What has to stay V2 because something else does. */
interface Staying {
  /** Objects that a refusal keeps in V2, by the calls that make them. */
  readonly refused: ReadonlySet<object>;
  /** Objects that are used together with one that stays. */
  readonly kept: ReadonlySet<object>;
  /** Rewrites that are about an object that stays. */
  readonly waiting: ReadonlySet<Problem>;
}

/**
 * Uses of an object that stays V2 stay too; with them stay the objects that they make, and all others that they are about.
 */
function stayingObjects(problems: readonly Problem[], facts: Facts): Staying {
  const refused = new Set<object>(problems.flatMap(blockedBy));
  const blocked = new Set(refused);
  const kept = new Set<object>();
  const waiting = new Set<Problem>();
  for (let size = -1; size !== waiting.size + blocked.size; ) {
    size = waiting.size + blocked.size;
    for (const problem of problems) {
      const { roots = [], fix } = problem;
      for (const root of roots) {
        if (!blocked.has(root) && makersOf(root, facts).some((maker) => blocked.has(maker))) blocked.add(root);
      }
      if (!roots.some((root) => blocked.has(root))) continue;
      const made = roots.filter((root) => encloses(root, problem.node));
      // Of a refused construction its refusal says what stays.
      if (fix.grade === 'withheld' && made.length > 0) continue;
      if (fix.grade !== 'withheld') waiting.add(problem);
      for (const root of roots) {
        if (blocked.has(root)) continue;
        if (!made.includes(root)) kept.add(root);
        blocked.add(root);
      }
    }
  }
  return { refused, kept, waiting };
}

/** The objects that a refusal keeps in V2. */
function blockedBy({ fix, roots = [] }: Problem): readonly Expression[] {
  if (fix.grade !== 'withheld' || !fix.blocks) return [];
  return fix.blocks === true ? roots : fix.blocks;
}

/** Where the objects were made whose method makes this one. */
function makersOf(root: Expression, facts: Facts): readonly Expression[] {
  const callee = root.kind === 'call' ? facts.calls.get(root)?.callee : undefined;
  return (callee?.atoms ?? []).flatMap((atom) => (atom.type === 'method' ? (atom.self.made ?? []) : []));
}

/** True for the call that the problem is about: what it makes has to wait with it. */
function encloses(root: Expression, node: Problem['node']): boolean {
  return root.host === node.host && root.start <= node.start && node.end <= root.end;
}

function waitForObject(problem: Problem, { refused, kept }: Staying, facts: Facts): Problem {
  const made = problem.roots?.filter((root) => encloses(root, problem.node)) ?? [];
  if (made.some((root) => refused.has(root))) {
    const note =
      'A use of this object cannot be rewritten (see its marker below), so its construction has to wait for it.';
    return { ...problem, fix: { grade: 'withheld', note } };
  }
  // A construction names its class, which V3 does not have there: the line fails by itself.
  if (made.some((root) => kept.has(root) || isConstruction(root, facts))) {
    const note =
      'It is used together with an object that stays as it is (see the marker of that), so it has to wait for it.';
    return { ...problem, fix: { grade: 'withheld', note } };
  }
  const note = 'The object it is called on stays as it is (see its constructor), so this has to wait for it.';
  return { ...problem, fix: { grade: 'withheld', note, waits: true } };
}

function isConstruction(root: Expression, facts: Facts): boolean {
  const callee = root.kind === 'call' ? facts.calls.get(root)?.callee : undefined;
  return callee?.atoms.some(({ type }) => type === 'class') ?? false;
}

/** What stays of a module (`TrainingInput` of `sagemaker.inputs.TrainingInput`), by statement and end of the module. */
function stayingMembers(problems: readonly Problem[]): ReadonlyMap<string, Refusal> {
  const members = new Map<string, Refusal>();
  for (const { node, fix } of problems) {
    if (fix.grade === 'withheld' && !fix.quiet) members.set(placeIn(node.host, node.start - 1), fix);
  }
  return members;
}

/** With the module alone moved, the member would be V3's of the same name, which is another thing. */
function waitForMember(problem: Problem, members: ReadonlyMap<string, Refusal>): Problem {
  const { code, node, fix } = problem;
  const member = members.get(placeIn(node.host, node.end));
  if (fix.grade === 'withheld' || !member || !code.startsWith('SM1')) return problem;
  const note = 'What is taken from this module stays as it is, so the module has to wait for it.';
  // The line fails under V3: it has a marker, the member's or this one.
  return { ...problem, fix: { grade: 'withheld', note, waits: !member.waits } };
}

function placeIn({ text, start }: Statement, offset: number): string {
  return `${text}:${start}:${offset}`;
}

/** Names of attributes whose owner is of the SDK on some paths only. */
function uncertainNames(facts: Facts): ReadonlySet<object> {
  const names = new Set<object>();
  for (const [node, { owner }] of facts.attributes) {
    const isMixed =
      owner.atoms.some((atom) => atom.type === 'instance') && owner.atoms.some((atom) => atom.type === 'external');
    if (owner.open || isMixed) names.add(node.name);
  }
  return names;
}

/** A rewrite that asks for nothing else asks for a look where the object is of the SDK on some paths only. */
function askAboutPaths(problem: Problem, uncertain: ReadonlySet<object>, context: Context): Problem {
  const { fix, node, partial } = problem;
  if (fix.grade === 'withheld') return problem;
  const isQuiet = fix.grade === 'safe' || fix.todo === '';
  if (!isQuiet || !(partial || uncertain.has(node))) return problem;
  const todo = `On some paths ${context.source(node)} may not be the SDK's; check that all of them still work.`;
  const note = [todo, fix.note].filter((one) => one !== '').join(' ');
  return { ...problem, fix: { ...fix, grade: 'review', note, todo } };
}
