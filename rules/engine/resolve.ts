import type { Need, Problem, Rewrite } from '../checks/check';
import { crossing } from '../edits/apply';
import { type Edit, isKept } from '../edits/edit';
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
  const edits = new EditIndex();
  for (const group of groupProblems(problems)) {
    const rewrites = group.flatMap((problem) =>
      problem.fix.grade !== 'withheld' && wanted(problem) ? [{ problem, rewrite: problem.fix }] : [],
    );
    const mine = rewrites.flatMap(({ rewrite }) => rewrite.edits);
    if (mine.some((edit) => edits.crosses(edit))) continue;
    const accepted: Chosen[] = [];
    for (const one of rewrites) {
      if (one.rewrite.edits.some((edit) => edits.crosses(edit))) continue;
      accepted.push(one);
      for (const edit of one.rewrite.edits) edits.add(edit);
    }
    chosen.push(...accepted);
  }
  return {
    chosen,
    edits: edits.all,
    needs: chosen.flatMap(({ rewrite }) => (isSwallowed(rewrite, edits) ? [] : rewrite.needs)),
  };
}

/** Edits by the stretches of text they touch, so that a large file is not compared edit by edit. */
class EditIndex {
  readonly all: Edit[] = [];
  private readonly stretches = new Map<string, Edit[]>();

  add(edit: Edit): void {
    this.all.push(edit);
    for (const key of keysOf(edit)) {
      const list = this.stretches.get(key);
      if (list) list.push(edit);
      else this.stretches.set(key, [edit]);
    }
  }

  /** True when another edit replaces the edit's place without keeping it. */
  swallows(edit: Edit): boolean {
    return keysOf(edit).some((key) =>
      this.stretches
        .get(key)
        ?.some(
          (other) =>
            other !== edit &&
            other.text === edit.text &&
            other.start <= edit.start &&
            edit.end <= other.end &&
            other.end - other.start > edit.end - edit.start &&
            edit.end > edit.start &&
            !other.pieces.some((piece) => isKept(piece) && piece.start <= edit.start && edit.end <= piece.end),
        ),
    );
  }

  crosses(edit: Edit): boolean {
    return keysOf(edit).some((key) => this.stretches.get(key)?.some((other) => crossing(edit, other)));
  }
}

/** All of the rewrite's edits stand in code that other edits replace: it has no effect, and needs no imports. */
function isSwallowed({ edits }: Rewrite, index: EditIndex): boolean {
  return edits.length > 0 && edits.every((edit) => index.swallows(edit));
}

const STRETCH = 2048;

function keysOf(edit: Edit): string[] {
  const keys: string[] = [];
  for (let at = Math.floor(edit.start / STRETCH); at * STRETCH <= edit.end; at += 1) keys.push(`${edit.text}:${at}`);
  return keys;
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
