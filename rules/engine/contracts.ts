import type { Problem, Refusal } from '../checks/check';
import type { Expression } from '../python/ast';
import type { Facts } from '../python/facts';
import type { Value } from '../python/values';
import type { Importer } from './api';

/** What crosses the border of the programs that are looked at together. */
export interface Contracts {
  readonly facts: Facts;
  /** Names the file of a node that stands in a module outside. */
  readonly fileOf: (text: number) => string | undefined;
  /** What each program hands to importers outside, by the value of the name they take. */
  readonly exported: readonly { readonly value: Value; readonly name: string; readonly importer: Importer }[];
}

/**
 * Withholds what would change one side of an agreement between files only: uses of an object that another file makes,
 * and objects that other files get from this one or that this one hands to them.
 */
export function keepContracts(problems: readonly Problem[], contracts: Contracts): Problem[] {
  const shared = sharedRoots(contracts);
  return problems.map((problem) => {
    const { fix, roots = [] } = problem;
    if (isApart(problem)) {
      const display = roots.find((root) => /^(dict|sequence)$/.test(root.kind) && shared.has(root));
      return display && fix.grade !== 'withheld' ? leave(problem) : problem;
    }
    const foreign = roots.find((root) => root.host.text < 0);
    if (foreign) {
      const file = shortName(contracts.fileOf(foreign.host.text) ?? 'another file');
      return withhold(
        problem,
        `The object comes from ${file}: both files have to change together, so migrate them in one go (the folder, or the workspace).`,
      );
    }
    const root = fix.grade === 'withheld' ? undefined : roots.find((one) => shared.has(one));
    return root ? withhold(problem, shared.get(root) ?? '') : problem;
  });
}

/** Rewrites of boto3 calls and of misused V3 objects do not change what kind of object the files share. */
function isApart({ code, fix }: Problem): boolean {
  return /^SM[89]/.test(code) && (fix.grade === 'withheld' || fix.edits.every((edit) => edit.text >= 0));
}

/** Leaves a call of boto3 whose request other files know as a dict. */
function leave(problem: Problem): Problem {
  const note = 'This call stays with boto3 and needs no change: another file uses a part of its request.';
  return { ...problem, fix: { grade: 'withheld', note, quiet: true } };
}

function withhold(problem: Problem, note: string): Problem {
  const fix: Refusal = { grade: 'withheld', note, blocks: true };
  return { ...problem, fix };
}

/** Objects of the programs that files outside know, each with the reason to leave it alone. */
function sharedRoots({ facts, fileOf, exported }: Contracts): ReadonlyMap<Expression, string> {
  const shared = new Map<Expression, string>();
  for (const { instance, to } of facts.handedOver) {
    const file = shortName(fileOf(to.text) ?? 'another file');
    const note = `It is handed to ${file}, which has to change along: migrate both files in one go (the folder, or the workspace).`;
    if (instance.made) shared.set(instance.made, note);
  }
  for (const { value, name, importer } of exported) {
    const note = `${shortName(importer.id)} imports ${name} and has to change along: migrate both files in one go (the folder, or the workspace).`;
    for (const made of objectsIn(value)) if (!shared.has(made)) shared.set(made, note);
  }
  return shared;
}

/** The creating expressions of SDK objects, dicts and lists that a value is or holds. */
function objectsIn(value: Value, depth = 0): Expression[] {
  if (depth > 3) return [];
  return value.atoms.flatMap((atom): Expression[] => {
    switch (atom.type) {
      case 'instance':
        return atom.made ? [atom.made] : [];
      case 'sequence':
        return [atom.origin, ...objectsIn(atom.element.value, depth + 1)];
      case 'dict':
        return [atom.origin, ...[...atom.entries.values()].flatMap((one) => objectsIn(one, depth + 1))];
      case 'local-class':
        return atom.def.body.kind === 'class' ? [atom.def.body.name] : [];
      default:
        return [];
    }
  });
}

/** The last two parts of a path or URI. */
export function shortName(id: string): string {
  const parts = decoded(id).split(/[\\/]/);
  return parts.slice(-2).join('/');
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
