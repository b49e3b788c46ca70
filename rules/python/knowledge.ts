import type { Argument, Call, Expression } from './ast';
import type { Value } from './values';

/** What a dotted name of a known package stands for. */
export interface Resolved {
  readonly kind: 'module' | 'class' | 'function' | 'constant' | 'missing';
  /** Canonical qualified name, after following re-exports. */
  readonly name: string;
}

/** What the analysis asks about packages; behaviour of the SDK enters only through this. */
export interface Knowledge {
  /** Undefined for names of packages that are not followed. */
  resolve(qualified: string): Resolved | undefined;
  /** The class that defines the method, searched through bases. */
  methodOwner(cls: string, name: string): string | undefined;
  /** Class of the value of an attribute or property, or of any item where the name is `[]`. */
  attributeClass(cls: string, name: string): string | undefined;
  /** Names that `from module import *` binds. */
  exportsOf(module: string): readonly string[];
  /** What calling a function or method of a known package gives. */
  callResult(
    callee: CalleeName,
    call: Call,
    args: readonly EvaluatedArgument[],
    lookUp: (node: Expression) => Value,
  ): Value;
  /** What calling a function of any other package gives (`boto3.client`, `functools.partial`). */
  externalCall(name: string, call: Call, args: readonly EvaluatedArgument[]): Value | undefined;
  isSubclass(cls: string, base: string): boolean;
  /** True for names that exist in V3 only. */
  isV3(name: string): boolean;
}

export type CalleeName =
  | { readonly type: 'class' | 'function'; readonly name: string }
  | {
      readonly type: 'method';
      readonly owner: string;
      readonly cls: string;
      readonly name: string;
      readonly self: Value;
    };

/** An argument as far as it matters to a function of the program. */
export interface PassedArgument {
  readonly argument: Pick<Argument, 'form' | 'keyword'>;
  readonly value: Value;
}

export interface EvaluatedArgument {
  readonly argument: Argument;
  readonly value: Value;
}
