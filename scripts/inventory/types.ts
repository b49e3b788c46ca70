/** An import for the module's own use rather than to offer the name to others, and how it was written. */
export type Incidental = 'named' | 'star' | undefined;

/** What a name of a module is bound to, before any other module is looked at. */
export type Binding =
  | { readonly kind: 'class' | 'function' | 'constant' }
  /**
   * `import module as x` when `name` is absent, else `from module import name`.
   */
  | { readonly kind: 'import'; readonly module: string; readonly name?: string; readonly incidental?: Incidental }
  /** `x = a.b`: the dotted expression on the right. */
  | { readonly kind: 'alias'; readonly expression: string };

/** One statement of a module that binds names, in source order. */
export type BindingStep =
  | { readonly name: string; readonly binding: Binding; readonly fallback: boolean }
  | { readonly star: string; readonly incidental: Incidental };

export type ModelKind = 'pydantic' | 'dataclass' | 'attrs' | 'namedtuple';

/** A class-level name that may be a constructor field, if the class turns out to be a data model. */
export interface RawField {
  readonly name: string;
  readonly annotation: string | undefined;
  /** Source of the right-hand side, absent for a bare annotation. */
  readonly value: string | undefined;
  /** Default for the constructor (`undefined`: required), taken out of `field(...)`-like calls. */
  readonly defaultText: string | undefined;
  readonly inInit: boolean;
  /** Right-hand side calls `attr.ib` or `attr.field`. */
  readonly isAttrib: boolean;
  readonly keywordOnly: boolean;
}

export interface RawBase {
  readonly expression: string;
  /** What the first part of the expression meant where the class is defined. */
  readonly head: Binding | undefined;
}

export interface RawClass {
  readonly name: string;
  readonly bases: readonly RawBase[];
  readonly decorators: readonly string[];
  readonly fields: readonly RawField[];
  readonly init: readonly string[] | undefined;
  readonly methods: ReadonlyMap<string, readonly string[]>;
  readonly properties: readonly string[];
  readonly classMethods: readonly string[];
  readonly staticMethods: readonly string[];
  /** Names assigned as `self.x = …` in any method. */
  readonly attributes: readonly string[];
  readonly extra: string | undefined;
}

export interface RawModule {
  readonly name: string;
  readonly isPackage: boolean;
  readonly steps: readonly BindingStep[];
  readonly classes: ReadonlyMap<string, RawClass>;
  readonly functions: ReadonlyMap<string, readonly string[]>;
  /** The literal `__all__`, when there is one. */
  readonly all: readonly string[] | undefined;
  /** Importing the module warns that it is deprecated. */
  readonly isDeprecated: boolean;
  readonly hasErrors: boolean;
}

export interface ClassEntry {
  attributes?: string[];
  bases?: string[];
  classmethods?: string[];
  extra?: 'forbid';
  init?: string[];
  methods?: Record<string, string[]>;
  model?: ModelKind;
  properties?: string[];
  staticmethods?: string[];
}

export interface ModuleEntry {
  classes?: Record<string, ClassEntry>;
  constants?: string[];
  /** Set when importing the module warns that it is deprecated. */
  deprecated?: 1;
  /** Names of other packages that the module offers, with what they are there. */
  externals?: Record<string, string>;
  functions?: Record<string, string[]>;
  reexports?: Record<string, string>;
}

export interface WheelSource {
  readonly dist: string;
  readonly version: string;
  readonly sha256: string;
}

/** The contents of `v2.json` and `v3.json`. */
export interface LongInventory {
  readonly version: string;
  readonly source: WheelSource | readonly WheelSource[];
  readonly modules: Readonly<Record<string, ModuleEntry>>;
  readonly removedModules?: Readonly<Record<string, string>>;
}
