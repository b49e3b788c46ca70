import type { Call, Dict, Expression, Sequence, Statement } from './ast';
import type { LocalModule } from './modules';

/** What an expression may evaluate to: any of the atoms, or something unknown when `open`. */
export interface Value {
  readonly atoms: readonly Atom[];
  /** True when the value may also be something the analysis cannot see. */
  readonly open: boolean;
}

/** An instance of an SDK (or boto3) class. */
export interface InstanceAtom {
  readonly type: 'instance';
  /** Canonical qualified class name. */
  readonly cls: string;
  /** The expression that produced it (usually a call); absent when only an annotation says so. */
  readonly made: Expression | undefined;
}

export interface MethodAtom {
  readonly type: 'method';
  readonly self: InstanceAtom;
  /** Class that defines the method. */
  readonly owner: string;
  readonly name: string;
}

export interface LiteralAtom {
  readonly type: 'literal';
  readonly of: 'str' | 'bytes' | 'int' | 'float' | 'bool' | 'none';
  /** Absent when only the type is known (an f-string). */
  readonly value: string | number | boolean | null | undefined;
  /** The scheme of a URI of which no more is known. */
  readonly start?: 's3://';
}

export interface DictAtom {
  readonly type: 'dict';
  /** By string key; `undefined` key: some other key. */
  readonly entries: Map<string | undefined, Value>;
  /** Where the dict comes from. */
  readonly origin: Expression;
  /** The display, when the dict was written out in one place and never changed since. */
  node: Dict | undefined;
  /** The same for `dict(key=value)`: what was written for each key. */
  written?: ReadonlyMap<string, Expression> | undefined;
  /** Keys that were set after it was made; `undefined`: some other key. */
  changed?: Set<string | undefined>;
  /** Keys that may have been taken out of it; `undefined`: any. */
  removed?: Set<string | undefined>;
}

export interface SequenceAtom {
  readonly type: 'sequence';
  /** One value per element of a display; absent when the length is unknown. */
  readonly items: readonly Value[] | undefined;
  /** Join of all elements; grows by `append`. */
  readonly element: { value: Value };
  readonly origin: Expression;
  readonly node: Sequence | undefined;
}

export interface LocalFunctionAtom {
  readonly type: 'local-function';
  readonly def: Statement;
  /** The instance a method is bound to. */
  readonly self: LocalInstanceAtom | undefined;
}

export interface LocalClassAtom {
  readonly type: 'local-class';
  readonly def: Statement;
}

export interface LocalInstanceAtom {
  readonly type: 'local-instance';
  readonly def: Statement;
  readonly made: Call | undefined;
}

export type Atom =
  | { readonly type: 'module'; readonly name: string }
  /** A module of the workspace. */
  | { readonly type: 'local-module'; readonly module: LocalModule }
  | { readonly type: 'class'; readonly name: string }
  | { readonly type: 'function'; readonly name: string }
  /** A name of the SDK's package that no known version has. */
  | { readonly type: 'missing'; readonly name: string }
  /** A name from any other package, for example `functools.partial`. */
  | { readonly type: 'external'; readonly name: string }
  | InstanceAtom
  | MethodAtom
  | LiteralAtom
  | DictAtom
  | SequenceAtom
  | LocalFunctionAtom
  | LocalClassAtom
  | LocalInstanceAtom
  | { readonly type: 'partial'; readonly callee: Value; readonly call: Call }
  /** A `lambda` of the program, with what its body gives. */
  | { readonly type: 'lambda'; readonly node: Expression; readonly result: Value };

export type AtomOf<T extends Atom['type']> = Extract<Atom, { type: T }>;

export const UNKNOWN: Value = { atoms: [], open: true };
export const NEVER: Value = { atoms: [], open: false };

/** A value that is exactly one atom. */
export function only(atom: Atom): Value {
  return { atoms: [atom], open: false };
}

/** More alternatives than this are not worth telling apart. */
const MAX_ATOMS = 8;

/** Any of the given values. */
export function join(a: Value, b: Value): Value {
  if (a === b || b === NEVER) return a;
  if (a === NEVER) return b;
  const fresh = b.atoms.filter((atom) => !a.atoms.some((other) => sameAtom(atom, other)));
  if (fresh.length === 0 && (a.open || !b.open)) return a;
  const atoms = [...a.atoms, ...fresh];
  if (atoms.length > MAX_ATOMS) return { atoms: atoms.slice(0, MAX_ATOMS), open: true };
  return { atoms, open: a.open || b.open };
}

export function joinAll(values: readonly Value[]): Value {
  return values.reduce(join, NEVER);
}

/** The one atom of the type, when the value can be nothing else. */
export function exactly<T extends Atom['type']>(value: Value, type: T): AtomOf<T> | undefined {
  const atom = value.atoms[0];
  if (value.open || value.atoms.length !== 1 || atom?.type !== type) return undefined;
  return atom as AtomOf<T>;
}

/** All atoms of the type among the alternatives. */
export function atomsOf<T extends Atom['type']>(value: Value, type: T): AtomOf<T>[] {
  return value.atoms.filter((atom): atom is AtomOf<T> => atom.type === type);
}

/** The string, when the value is exactly one known string. */
export function stringOf(value: Value): string | undefined {
  const literal = exactly(value, 'literal');
  return literal?.of === 'str' && typeof literal.value === 'string' ? literal.value : undefined;
}

function sameAtom(a: Atom, b: Atom): boolean {
  if (a === b) return true;
  if (a.type !== b.type) return false;
  switch (a.type) {
    case 'module':
    case 'class':
    case 'function':
    case 'missing':
    case 'external':
      return a.name === (b as typeof a).name;
    case 'instance': {
      const other = b as typeof a;
      return a.cls === other.cls && a.made === other.made;
    }
    case 'method': {
      const other = b as typeof a;
      return a.name === other.name && a.owner === other.owner && sameAtom(a.self, other.self);
    }
    case 'literal': {
      const other = b as typeof a;
      return a.of === other.of && a.value === other.value && a.start === other.start;
    }
    case 'dict':
    case 'sequence':
      return a.origin === (b as typeof a).origin;
    case 'local-function':
      return a.def === (b as typeof a).def && a.self?.made === (b as typeof a).self?.made;
    case 'local-module':
      return a.module.id === (b as typeof a).module.id;
    case 'local-class':
      return a.def === (b as typeof a).def;
    case 'local-instance':
      return a.def === (b as typeof a).def && a.made === (b as typeof a).made;
    case 'partial':
      return a.call === (b as typeof a).call;
    case 'lambda':
      return a.node === (b as typeof a).node;
  }
}

/** True when the value involves the SDK, boto3 or code of the program, and so is worth following. */
export function isInteresting(value: Value, depth = 0): boolean {
  return value.atoms.some((atom) => {
    if (atom.type === 'literal' || atom.type === 'external') return false;
    if (depth > 3) return true;
    if (atom.type === 'sequence') return isInteresting(atom.element.value, depth + 1);
    if (atom.type === 'dict') return [...atom.entries.values()].some((one) => isInteresting(one, depth + 1));
    return true;
  });
}

/** An expression together with what it may be. */
export interface Evaluated {
  readonly node: Expression;
  readonly value: Value;
}
