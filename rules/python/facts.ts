import type { Attribute, Call, Expression, ImportedName, Name, Statement, Text } from './ast';
import type { EvaluatedArgument } from './knowledge';
import type { ModuleExports } from './modules';
import type { Atom, InstanceAtom, Value } from './values';

/** A name bound by an import of a followed package. */
export interface ImportFact {
  readonly statement: Statement;
  /** Absent for `from module import *` and for the module part of `from` imports. */
  readonly imported: ImportedName | undefined;
  /** Qualified name as written: `sagemaker.Session`, or the module of a star import. */
  readonly written: string;
  readonly atom: Atom;
  /** The name it binds in the program. */
  readonly local: string;
  readonly star: boolean;
  /** Stands in `if TYPE_CHECKING:`. */
  readonly typeOnly: boolean;
  /** Stands in a deliberate V2/V3 fallback and is left alone. */
  readonly dual: boolean;
  /** Stands inside a function or class. */
  readonly nested: boolean;
}

export interface CallFact {
  readonly call: Call;
  readonly callee: Value;
  readonly args: readonly EvaluatedArgument[];
  readonly result: Value;
}

/** An assignment to an attribute of an instance: `predictor.serializer = …`. */
export interface StoreFact {
  readonly node: Attribute;
  readonly owner: Value;
  readonly value: Value;
  readonly valueNode: Expression | undefined;
  readonly statement: Statement;
}

/** An SDK instance handed to code that the analysis cannot see. */
export interface EscapeFact {
  readonly instance: InstanceAtom;
  readonly at: Expression;
  readonly to: string;
}

/** An SDK instance handed to a function of another file that is not evaluated along. */
export interface HandedOverFact {
  readonly instance: InstanceAtom;
  /** The function or class of the other file. */
  readonly to: Statement;
}

/** Everything the analysis proved about one program. */
export interface Facts {
  readonly texts: readonly (readonly Statement[])[];
  readonly imports: readonly ImportFact[];
  readonly calls: ReadonlyMap<Call, CallFact>;
  /** Loads of `owner.name` where the owner involves a followed package. */
  readonly attributes: ReadonlyMap<Attribute, { readonly owner: Value; readonly value: Value }>;
  readonly stores: readonly StoreFact[];
  readonly escapes: readonly EscapeFact[];
  readonly handedOver: readonly HandedOverFact[];
  /** Loads of plain names that involve a followed package. */
  readonly names: ReadonlyMap<Name, Value>;
  /** Classes of the program with bases from a followed package. */
  readonly subclasses: readonly { readonly def: Statement; readonly base: Expression; readonly name: string }[];
  /** Dotted names in string annotations, with the class that each means; `start` counts from the first character inside the quotes. */
  readonly textAnnotations: readonly {
    readonly node: Text;
    readonly value: Value;
    readonly start: number;
    readonly name: string;
  }[];
  valueOf(node: Expression): Value;
  /** What a program binds at its end. */
  exportsOf(program: number): ModuleExports;
  /** Everything that users of a value can get from it: what functions return, what classes hold. */
  reachableFrom(value: Value): Value;
}
