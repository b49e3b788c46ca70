import type { Problem, Rewrite } from '../checks/check';
import type { Context, Preference } from '../checks/context';
import type { CallFact } from '../python/facts';
import type { Atom, Value } from '../python/values';

type Fix = Problem['fix'];

const DEPENDS =
  'Which object this is depends on the path taken, and V3 wants another call for each: write the paths out one by one.';

/**
 * What a check says about a fact, when it says the same for every object that the values may be.
 * A check that reads one of several possible objects would write that one's image or script for all of them.
 */
export function agreed(
  values: () => readonly Value[],
  context: Context,
  find: (context: Context) => readonly Problem[],
): readonly Problem[] {
  const problems = find(context);
  if (!problems.some(({ fix }) => fix.grade !== 'withheld')) return problems;
  const others = alternatives(values()).map((preference) => find(context.preferring(preference)));
  return problems.map((problem) => {
    const fixes = others.map((found) => found.find(({ node }) => node === problem.node)?.fix);
    return { ...problem, fix: fixes.reduce<Fix>(common, problem.fix) };
  });
}

/** One preference for each object, or class, beyond the first of each value. */
function alternatives(values: readonly Value[]): Preference[] {
  return values.flatMap(({ atoms }) => {
    const identities = new Set(atoms.map(identityOf).filter((one) => one !== undefined));
    return [...identities].slice(1).map((wanted) => (atom: Atom) => identityOf(atom) === wanted);
  });
}

function identityOf(atom: Atom): unknown {
  if (atom.type === 'instance') return atom.made ?? atom.cls;
  if (atom.type === 'method') return atom.self.made ?? atom.self.cls;
  return atom.type === 'class' || atom.type === 'function' ? atom.name : undefined;
}

function common(fix: Fix, other: Fix | undefined): Fix {
  if (fix.grade === 'withheld') return fix;
  if (other?.grade === 'withheld') return other;
  if (!other || textOf(fix) !== textOf(other)) return { grade: 'withheld', note: DEPENDS, blocks: true };
  return other.grade === 'review' ? other : fix;
}

/** What a rewrite would write, to compare. */
function textOf({ edits, needs }: Rewrite): string {
  const imports = needs.map(({ module, name, local }) => [module, name, local]);
  return JSON.stringify([edits, imports]);
}

/** The values of a call that may be different objects. */
export function valuesOf({ callee, args }: CallFact): Value[] {
  return [callee, ...args.map(({ value }) => value)].filter(({ atoms }) => atoms.length > 1);
}
