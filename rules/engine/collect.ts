import { allChecks } from '../checks/all-checks';
import type { Check, Problem } from '../checks/check';
import type { Context } from '../checks/context';
import { withParity } from '../checks/parity/parity';
import { isKept } from '../edits/edit';
import type { Expression } from '../python/ast';
import type { CallFact, Facts, ImportFact, StoreFact } from '../python/facts';
import type { Atom, Value } from '../python/values';
import { agreed, valuesOf } from './agreement';
import type { RuleFailure } from './api';
import { settle } from './settle';

/** Problems of one analysis, with the rules that failed on the way. */
export interface Collected {
  readonly problems: readonly Problem[];
  readonly failures: readonly RuleFailure[];
}

/** Runs every check over every fact of every program; a check that throws loses only that fact. */
export function collectProblems(
  contexts: readonly Context[],
  facts: Facts,
  id: (text: number) => string,
  guardContracts: (problems: readonly Problem[]) => readonly Problem[],
): Collected {
  const problems: Problem[] = [];
  const failures: RuleFailure[] = [];
  for (const context of contexts) {
    const found = problemsIn(context, id, failures);
    try {
      problems.push(...withParity(found, context));
    } catch (error) {
      problems.push(...found);
      failures.push({ rule: 'parity', text: id(0), message: error instanceof Error ? error.message : String(error) });
    }
  }
  return { problems: settle(facts, contexts, guardContracts(dedupe(problems))), failures };
}

function problemsIn(context: Context, id: (text: number) => string, failures: RuleFailure[]): Problem[] {
  const problems: Problem[] = [];
  /** Runs one check over the facts of one kind. */
  const runOver = <F>(check: Check, kind: FactKind<F>, find: (fact: F) => readonly Problem[]): void => {
    for (const fact of kind.facts) {
      try {
        context.hasReadElsewhere = false;
        const result = find(fact);
        if (result.length === 0) continue;
        const { hasReadElsewhere } = context;
        const makers = foreignMakers(kind.ownersOf(fact));
        for (const one of result) {
          const problem = makers.length > 0 ? { ...one, roots: [...new Set([...(one.roots ?? []), ...makers])] } : one;
          problems.push(staysInside(problem, context, hasReadElsewhere));
        }
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        failures.push({ rule: check.name, text: id(kind.textOf(fact)), message });
      }
    }
  };
  const kinds = kindsOf(context.facts);
  const before = context.hasReadElsewhere;
  for (const check of allChecks) {
    const { call, attribute, store, loadedName, imported, program } = check;
    if (call) {
      runOver(check, kinds.calls, (fact) =>
        agreed(
          () => valuesOf(fact),
          context,
          (view) => call(view.orderedCall(fact), view),
        ),
      );
    }
    if (attribute) {
      runOver(check, kinds.attributes, ([node, fact]) =>
        agreed(
          () => [fact.owner],
          context,
          (view) => attribute(node, view.orderedOwner(fact), view),
        ),
      );
    }
    if (store) {
      runOver(check, kinds.stores, (fact) =>
        agreed(
          () => [fact.owner],
          context,
          (view) => store(view.orderedOwner(fact), view),
        ),
      );
    }
    if (loadedName) runOver(check, kinds.names, ([node, value]) => loadedName(node, value, context));
    if (imported) runOver(check, kinds.imports, (fact) => imported(fact, context));
    if (program) runOver(check, wholeProgram, () => program(context));
  }
  context.hasReadElsewhere = before;
  return problems;
}

/** The facts that one hook of the checks is called for. */
interface FactKind<F> {
  readonly facts: readonly F[];
  readonly textOf: (fact: F) => number;
  readonly ownersOf: (fact: F) => Owners;
}

const nobody: Owners = {};
const wholeProgram: FactKind<undefined> = { facts: [undefined], textOf: () => 0, ownersOf: () => nobody };

/** The facts as lists, which every check goes through. */
function kindsOf(facts: Facts) {
  return {
    calls: {
      facts: [...facts.calls.values()],
      textOf: (fact: CallFact) => fact.call.host.text,
      ownersOf: ({ callee, args }: CallFact): Owners => ({ callee, args }),
    },
    attributes: {
      facts: [...facts.attributes],
      textOf: ([node]: AttributeFact) => node.host.text,
      ownersOf: ([, { owner }]: AttributeFact): Owners => ({ owner }),
    },
    stores: {
      facts: facts.stores,
      textOf: (fact: StoreFact) => fact.node.host.text,
      ownersOf: ({ owner }: StoreFact): Owners => ({ owner }),
    },
    names: {
      facts: [...facts.names],
      textOf: ([node]: NameFact) => node.host.text,
      ownersOf: (): Owners => nobody,
    },
    imports: {
      facts: facts.imports,
      textOf: (fact: ImportFact) => fact.statement.text,
      ownersOf: (): Owners => nobody,
    },
  };
}

type EntryOf<M> = M extends ReadonlyMap<infer K, infer V> ? [K, V] : never;
type AttributeFact = EntryOf<Facts['attributes']>;
type NameFact = EntryOf<Facts['names']>;

/** What a fact is about. */
interface Owners {
  readonly callee?: Value;
  readonly owner?: Value;
  readonly args?: CallFact['args'];
}

/** Where modules outside make the objects that a fact is about; a session is the same to both sides. */
function foreignMakers({ callee, owner, args = [] }: Owners): Expression[] {
  const made = (atom: Atom): Expression[] => {
    const instance = atom.type === 'method' ? atom.self : atom;
    return instance.type === 'instance' && instance.made && instance.made.host.text < 0 ? [instance.made] : [];
  };
  const passed = args.flatMap(({ value }) =>
    value.atoms.filter((atom) => atom.type === 'instance' && !atom.cls.endsWith('.Session')),
  );
  return [...(callee?.atoms ?? []), ...(owner?.atoms ?? []), ...passed].flatMap(made);
}

/** A rewrite that takes code from one program to another, or changes another one, is nobody's to make. */
function staysInside(problem: Problem, context: Context, hasReadElsewhere: boolean): Problem {
  const { fix } = problem;
  if (fix.grade === 'withheld') return problem;
  const isInside =
    !hasReadElsewhere && fix.edits.every(context.isOwn) && fix.needs.every(({ at }) => context.isOwn(at));
  const crosses = problem.roots?.some((root) => !context.isOwn(root.host));
  const keepsElsewhere =
    crosses &&
    fix.edits.some(({ start, end, pieces }) =>
      pieces.some((piece) => isKept(piece) && (piece.start < start || piece.end > end)),
    );
  if (isInside && !keepsElsewhere) return problem;
  const note =
    'The rewrite would need code that stands in another file; bring the object and its use into one file first.';
  return { ...problem, fix: { grade: 'withheld', note, blocks: true } };
}

/** Two checks may see the same thing; the first one in the list speaks. */
function dedupe(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code}@${problem.node.host.text}:${problem.node.start}:${problem.node.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
