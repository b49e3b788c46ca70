/** What V3 took away from one signature. */
export interface Difference {
  /** Parameters that V3 does not have. */
  readonly gone?: readonly string[];
  /** So many leading parameters can still be given by position. */
  readonly positions?: number;
}

/** What V3 took away from a class (its constructor and its methods) or a function. */
export interface SymbolDifference extends Difference {
  /** By public method; `null` where V3 has none of the name. */
  readonly methods?: Readonly<Record<string, Difference | null>>;
}

/** Where V2 symbols went, by canonical V2 name; generated from `relocations.tsv` and checked against both SDKs. */
export interface Relocations {
  /** V3 module → canonical V2 names that moved there unchanged, each keeping its last part. */
  readonly moved: Readonly<Record<string, readonly string[]>>;
  /** Module → names that both SDKs have there, with the same signatures. */
  readonly kept: Readonly<Record<string, readonly string[]>>;
  /** V2 modules all of whose symbols moved to one V3 module. */
  readonly modules: Readonly<Record<string, string>>;
  /** V3 module → public constants of V2 modules that it has under the same name. */
  readonly constants: Readonly<Record<string, readonly string[]>>;
  /** V3 module → names that the stand-alone package `sagemaker_core` had in a module of its own. */
  readonly core: Readonly<Record<string, readonly string[]>>;
  /** Symbols that moved or stayed, with what their signatures lost; derived from the inventories of both SDKs. */
  readonly differences: Readonly<Record<string, SymbolDifference>>;
  /** Same purpose, listed differences: `[V3 module, what changed]`. */
  readonly changed: Readonly<Record<string, readonly [string, string]>>;
  /** Another class or function does the job: `[V3 module, what replaces it]`. */
  readonly replaced: Readonly<Record<string, readonly [string, string]>>;
  /** Nothing to call: `['', what to do]`. */
  readonly removed: Readonly<Record<string, readonly [string, string]>>;
}
