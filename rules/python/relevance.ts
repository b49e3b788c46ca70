import { blocksOf, type Statement, type StatementBody } from './ast';
import { UNBOUND_PACKAGES } from './evaluate-expression';
import type { Knowledge } from './knowledge';
import { type Mentions, mentionsOf } from './mentions';

/**
 * Which statements the evaluation must look at. Names bound by imports of followed packages are of interest; so is
 * every statement that mentions such a name, what it binds, and whatever gives values to the names that it reads.
 * The rest of a large program is never evaluated.
 */
export class Relevance {
  private constructor(
    private readonly interesting: ReadonlySet<string>,
    private readonly needed: ReadonlySet<string>,
    private readonly called: ReadonlySet<string> = new Set(),
    private readonly isAll = false,
  ) {}

  /** For what is evaluated once and for others: they may ask for any of its names. */
  static everything(): Relevance {
    return new Relevance(new Set(), new Set(), new Set(), true);
  }

  /** Finds the names of interest of a program by propagating them to a fixed point. */
  static of(texts: readonly (readonly Statement[])[], knowledge: Knowledge, ownNames: OwnNames = () => []): Relevance {
    const units: { readonly mentions: Mentions; readonly defines: string | undefined; taken: boolean }[] = [];
    const interesting = new Set<string>(UNBOUND_PACKAGES);
    for (const statements of texts) {
      for (const statement of statements) {
        const { body } = statement;
        const defines = body.kind === 'function' ? body.name.id : undefined;
        units.push({ mentions: mentionsOf(statement), defines, taken: false });
        for (const one of importsIn(statement)) seed(one, knowledge, interesting, ownNames);
      }
    }
    const byName = new Map<string, number[]>();
    const binders = new Map<string, number[]>();
    units.forEach(({ mentions }, index) => {
      for (const name of mentions.all) push(byName, name, index);
      for (const name of mentions.binds) push(binders, name, index);
    });
    const needed = new Set<string>();
    const called = new Set<string>();
    const queue = [...interesting];
    const take = (index: number, isSource: boolean): void => {
      const unit = units[index];
      if (!unit || (unit.taken && !isSource)) return;
      unit.taken = true;
      // What other calls pass belongs to what a function of the program may be given.
      if (unit.defines !== undefined && !called.has(unit.defines)) {
        called.add(unit.defines);
        for (const use of byName.get(unit.defines) ?? []) if (!units[use]?.taken) take(use, false);
      }
      for (const name of unit.mentions.all) {
        if (needed.has(name)) continue;
        needed.add(name);
        for (const binder of binders.get(name) ?? []) if (!units[binder]?.taken) take(binder, false);
      }
    };
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      for (const index of byName.get(name) ?? []) {
        take(index, true);
        for (const bound of units[index]?.mentions.binds ?? []) {
          if (interesting.has(bound)) continue;
          interesting.add(bound);
          queue.push(bound);
        }
      }
    }
    return new Relevance(interesting, needed, called);
  }

  /** True when evaluating the statement can matter. */
  has(statement: Statement): boolean {
    if (this.isAll) return true;
    const { body } = statement;
    if (body.kind === 'return' || body.kind === 'jump' || body.kind === 'global' || body.kind === 'nonlocal')
      return true;
    // What a star import binds is not written in it.
    if (body.kind === 'import-from' && body.star) return true;
    // Names private to a function are not propagated: a function worth evaluating is evaluated as a whole.
    if (isInFunction(statement)) return true;
    const { all, binds, breaks } = mentionsOf(statement);
    if (breaks) return true;
    for (const name of binds) if (this.needed.has(name)) return true;
    for (const name of all) if (this.interesting.has(name) || this.called.has(name)) return true;
    return false;
  }
}

function isInFunction(statement: Statement): boolean {
  for (let outer = statement.parent; outer; outer = outer.parent) if (outer.body.kind === 'function') return true;
  return false;
}

/** The local names that an import of the workspace's own modules binds to something that is followed. */
export type OwnNames = (body: Extract<StatementBody, { kind: 'import' | 'import-from' | 'run' }>) => readonly string[];

const importsOf = new WeakMap<Statement, readonly Statement[]>();

/** The imports anywhere in the statement. */
function importsIn(statement: Statement): readonly Statement[] {
  const known = importsOf.get(statement);
  if (known) return known;
  const { kind } = statement.body;
  const found: Statement[] = kind === 'import' || kind === 'import-from' || kind === 'run' ? [statement] : [];
  if (mentionsOf(statement).binds.size > 0) {
    for (const block of blocksOf(statement)) for (const inner of block) found.push(...importsIn(inner));
  }
  importsOf.set(statement, found);
  return found;
}

/** What an import binds that is followed starts the propagation. */
function seed({ body }: Statement, knowledge: Knowledge, into: Set<string>, ownNames: OwnNames): void {
  if (body.kind === 'import' || body.kind === 'import-from' || body.kind === 'run')
    for (const name of ownNames(body)) into.add(name);
  if (body.kind === 'import') {
    for (const one of body.names) {
      if (isFollowed(one.path, knowledge)) into.add(one.alias?.id ?? (one.path.split('.')[0] as string));
    }
  } else if (body.kind === 'import-from') {
    for (const one of body.names) {
      if (isFollowed(`${body.module}.${one.path}`, knowledge)) into.add(one.alias?.id ?? one.path);
    }
    if (body.star) for (const name of knowledge.exportsOf(body.module)) into.add(name);
  }
}

function isFollowed(name: string, knowledge: Knowledge): boolean {
  return /^(boto3|functools)(\.|$)/.test(name) || knowledge.resolve(name) !== undefined;
}

function push(map: Map<string, number[]>, name: string, index: number): void {
  const list = map.get(name);
  if (list) list.push(index);
  else map.set(name, [index]);
}
