import type { Need, Problem, Rewrite } from '../checks/check';
import { crossing } from '../edits/apply';
import type { Edit } from '../edits/edit';
import type { Expression } from '../python/ast';

/** A problem whose rewrite was chosen for this pass. */
export interface Chosen {
  readonly problem: Problem;
  readonly rewrite: Rewrite;
}

export interface Resolution {
  readonly chosen: readonly Chosen[];
  readonly edits: readonly Edit[];
  readonly needs: readonly Need[];
}

/**
 * Chooses the rewrites that can be applied together: all problems of one object together, in source order,
 * leaving for the next pass what crosses an edit chosen before.
 */
export function resolve(problems: readonly Problem[], wanted: (problem: Problem) => boolean): Resolution {
  const chosen: Chosen[] = [];
  const edits: Edit[] = [];
  for (const group of groupProblems(problems)) {
    const rewrites = group.flatMap((problem) =>
      problem.fix.grade !== 'withheld' && wanted(problem) ? [{ problem, rewrite: problem.fix }] : [],
    );
    const mine = rewrites.flatMap(({ rewrite }) => rewrite.edits);
    if (mine.some((edit) => edits.some((other) => crossing(edit, other)))) continue;
    const accepted: Chosen[] = [];
    for (const one of rewrites) {
      if (one.rewrite.edits.some((edit) => edits.some((other) => crossing(edit, other)))) continue;
      accepted.push(one);
      edits.push(...one.rewrite.edits);
    }
    chosen.push(...accepted);
  }
  return { chosen, edits, needs: chosen.flatMap(({ rewrite }) => rewrite.needs) };
}

/** Problems that share a root object, directly or through others; problems without roots stand alone. */
export function groupProblems(problems: readonly Problem[]): Problem[][] {
  const parent = new Map<object, object>();
  const find = (one: object): object => {
    let root = one;
    while (parent.has(root)) root = parent.get(root) as object;
    return root;
  };
  for (const problem of problems) {
    const all: object[] = [problem, ...((problem.roots ?? []) as readonly Expression[])];
    for (const one of all.slice(1)) {
      const [a, b] = [find(problem), find(one)];
      if (a !== b) parent.set(a, b);
    }
  }
  const groups = new Map<object, Problem[]>();
  for (const problem of problems) {
    const root = find(problem);
    const list = groups.get(root);
    if (list) list.push(problem);
    else groups.set(root, [problem]);
  }
  const byPlace = (a: Problem, b: Problem): number =>
    a.node.host.text - b.node.host.text || a.node.start - b.node.start;
  return [...groups.values()].map((group) => group.sort(byPlace));
}
