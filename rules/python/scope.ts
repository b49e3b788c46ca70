import { join, UNKNOWN, type Value } from './values';

/** Names and their values at one point of the program; copied where control flow splits. */
export type Environment = Map<string, Value>;

/** Values assigned from inner functions, kept by whoever outlives the scope. */
export interface Rebound {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
}

const NO_REBINDING: Rebound = { get: () => undefined, set: () => undefined };

/** A module, class or function scope during evaluation. */
export class Scope {
  /** Values at the current point. */
  env: Environment = new Map();
  /** Join of everything each name was ever bound to here; what inner functions see. */
  readonly ever = new Map<string, Value>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();

  /** Names looked up here before anything bound them. */
  readonly missed = new Set<string>();

  constructor(
    readonly kind: 'module' | 'function' | 'class' | 'comprehension',
    readonly parent: Scope | undefined,
    /** Names local to a function; undefined where any binding is local (module, class). */
    readonly locals: ReadonlySet<string> | undefined,
    /** What inner functions assign to names of this scope (`global`, `nonlocal`); outlives one run. */
    private readonly rebound: Rebound = NO_REBINDING,
    /** What the names of a module hold in the end; of use where nothing has bound them yet, as in notebooks. */
    private readonly later: ReadonlyMap<string, Value> = new Map(),
  ) {}

  /** The value of a name as seen from this scope, following Python's rules; undefined when nobody binds it. */
  lookup(name: string): Value | undefined {
    if (this.kind === 'module') {
      const bound = this.env.get(name) ?? this.ever.get(name);
      if (!bound) this.missed.add(name);
      return this.withRebound(name, bound ?? this.later.get(name));
    }
    if (!this.globals.has(name) && !this.nonlocals.has(name)) {
      const here = this.env.get(name);
      if (here) return this.withRebound(name, here);
      if (this.locals?.has(name)) return this.ever.get(name) ?? UNKNOWN;
    }
    if (this.kind === 'comprehension' || this.kind === 'class') return this.parent?.lookup(name);
    return this.parent?.lookupFromInside(name, this.globals.has(name));
  }

  bind(name: string, value: Value): void {
    if (this.kind !== 'module' && (this.globals.has(name) || this.nonlocals.has(name))) {
      this.owner(name).rebindFromInside(name, value);
      return;
    }
    this.env.set(name, value);
    const before = this.ever.get(name);
    this.ever.set(name, before ? join(before, value) : value);
  }

  unbind(name: string): void {
    this.env.set(name, UNKNOWN);
  }

  /** The enclosing module scope. */
  module(): Scope {
    let scope: Scope = this;
    while (scope.parent) scope = scope.parent;
    return scope;
  }

  /** What an inner function sees: any value the name ever has; class scopes are skipped. */
  private lookupFromInside(name: string, global: boolean): Value | undefined {
    if (this.kind === 'module') {
      const bound = this.ever.get(name);
      if (!bound) this.missed.add(name);
      return bound ?? this.later.get(name);
    }
    if (this.kind !== 'class' && !global) {
      const here = this.ever.get(name);
      if (here) return here;
      if (this.locals?.has(name)) return UNKNOWN;
    }
    return this.parent?.lookupFromInside(name, global);
  }

  private withRebound(name: string, value: Value | undefined): Value | undefined {
    const more = this.rebound.get(name);
    return more && value ? join(value, more) : (value ?? more);
  }

  private rebindFromInside(name: string, value: Value): void {
    this.rebound.set(name, value);
    const before = this.ever.get(name);
    const joined = before ? join(before, value) : value;
    this.ever.set(name, joined);
    if (this.env.has(name)) this.env.set(name, joined);
  }

  private owner(name: string): Scope {
    if (this.globals.has(name)) return this.module();
    for (let scope = this.parent; scope; scope = scope.parent) {
      if (scope.kind === 'function' && scope.locals?.has(name)) return scope;
    }
    return this.module();
  }
}

/** Both branches may have run; a name bound in only one of them has that value wherever it is used. */
export function joinEnvironments(a: Environment, b: Environment): Environment {
  if (a === b) return a;
  const result = new Map(a);
  for (const [name, value] of b) {
    const other = a.get(name);
    if (other !== value) result.set(name, other ? join(other, value) : value);
  }
  return result;
}
