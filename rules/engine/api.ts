import type { V3Package } from '../dependencies/packages';
import type { Finding, Severity } from '../model/finding';

/** One text of a program: a file, or one cell of a notebook. */
export interface SourceText {
  /** Opaque name used in failures, for example a URI. */
  readonly id: string;
  readonly text: string;
}

/** A replaced range of the previous text, in UTF-16 offsets of the text at that moment. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What becomes of a pin: moved to V3, moved to the smallest package that is needed, or held on V2. */
export type PinChoice = 'move' | 'smallest' | 'hold';

/** Where the input and output of an endpoint are encoded. */
export type InferenceStyle = 'serializers' | 'bytes';

/** What training and hosting are rewritten to where there is a choice: the classes of the guide, or resources of sagemaker-core. */
export type TargetStyle = 'trainer' | 'core';

export interface EngineOptions {
  /** V3 version to migrate to, for example `3.27.0`; the newest known when absent. */
  readonly target?: string;
  /** Overrides per code (`SM201`) or code prefix (`SM8`); the longest match wins. */
  readonly severity?: Readonly<Record<string, Severity | 'off'>>;
  /**
   * How an endpoint's input and output are coded: by serializers that it carries (the default), or as bytes that each
   * `invoke` makes and reads itself.
   */
  readonly inferenceStyle?: InferenceStyle;
  /**
   * `trainer` (the default): ModelTrainer and ModelBuilder, and resources of sagemaker-core only for what they cannot
   * send. `core`: those resources wherever they send the same requests.
   */
  readonly style?: TargetStyle;
  /** What becomes of pins; each one's own first choice when absent. */
  readonly pins?: PinChoice;
  /** For manifests: `v3` when the programs they serve are on V3, `settled` when they are after this run. */
  readonly programs?: 'v3' | 'settled';
  /** For manifests: packages of V3 that these programs import. */
  readonly needs?: readonly V3Package[];
}

/** The text of a module that a program imports. */
export interface ModuleText {
  /** Opaque name, for example a URI; the importer of its own imports. */
  readonly id: string;
  readonly text: string;
  /** Differs whenever the text does. */
  readonly version: string | number;
}

/** A file that imports from a program. */
export interface Importer {
  readonly id: string;
  /** The names it takes; undefined when that may be any. */
  readonly names: readonly string[] | undefined;
}

/** Where the workspace's own modules come from; a host reads them from files and open documents. */
export interface ModuleSource {
  /**
   * The module that an import means. `level` counts the dots in front of the name, which is empty for `from . import x`.
   * Called often: it has to answer from a cache. Third-party packages are never given.
   */
  resolve(importer: string, module: string, level: number): ModuleText | undefined;
  /**
   * The file that the importer runs in its own namespace (`%run`), by the path that it writes; of a notebook, its Python
   * cells.
   */
  file?(importer: string, path: string): ModuleText | undefined;
  /** Differs whenever an answer may; without it every analysis asks again for everything. */
  revision?(): number;
  /** Files that import from this one, as far as they are known. */
  importers?(id: string): readonly Importer[];
  /**
   * Whether the file that a relative path means to the program is there; undefined where nobody can tell, for example
   * because its folder is not there either.
   */
  has?(importer: string, path: string): boolean | undefined;
}

/** A rule that threw: only its own finding is lost. */
export interface RuleFailure {
  readonly rule: string;
  readonly text: string;
  readonly message: string;
}

export interface Analysis {
  /** Sorted by text, then by start offset. Suppressed findings are not in it. */
  readonly findings: readonly Finding[];
  /** Findings silenced by `# sagemaker-v3: ignore[…]` comments. */
  readonly suppressed: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

export interface MigrateOptions extends EngineOptions {
  /** Leaves review rewrites alone (they stay findings, no marker is written for them). */
  readonly safeOnly?: boolean;
  /** Rewrites only the groups of these finding keys and writes no markers for what is withheld. */
  readonly only?: readonly string[];
  /** With `only`: comments on rewrites to review all the same, for who applies them without showing them first. */
  readonly marksReview?: boolean;
}

export interface Migration {
  /** The new texts, in order; identical strings where nothing changed. */
  readonly texts: readonly string[];
  readonly found: number;
  readonly rewritten: number;
  /** Of the rewritten: those that left a note to review. */
  readonly review: number;
  /** Withheld findings that now carry (or already carried) a marker. */
  readonly marked: number;
  readonly suppressed: number;
  /** Findings that were neither rewritten nor marked: with `safeOnly` or `only`, and what works as it is. */
  readonly left: number;
  /** Findings of the first analysis, each with what became of it. */
  readonly outcomes: readonly { readonly finding: Finding; readonly outcome: 'rewritten' | 'marked' | 'left' }[];
  readonly failures: readonly RuleFailure[];
}

/** A name of V2 that a program uses, and where. */
export interface UsedSymbol {
  /** Canonical: `module.Class`, `module.function` or `module.Class.method`, with `(parameter=)` for one of its parameters. */
  readonly v2: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Holds one program across edits, so that a keystroke re-parses only what changed.
 * Call `dispose` when done: syntax trees live outside the JavaScript heap.
 */
export interface ProgramDocument {
  /** Replaces the texts wholesale (cells added, moved or removed); unchanged ids keep their trees. */
  setTexts(texts: readonly SourceText[]): void;
  /** Applies incremental changes to one text, in order. */
  change(id: string, changes: readonly TextChange[]): void;
  texts(): readonly SourceText[];
  /** Cached until the texts or the options change. */
  analyse(options?: EngineOptions): Analysis;
  /** What of V2 is used at an offset of one text, also where there is no finding. */
  symbolAt(id: string, offset: number, options?: EngineOptions): UsedSymbol | undefined;
  migrate(options?: MigrateOptions): Migration;
  dispose(): void;
}

/** The engine: pure, synchronous, knows no files and no editor. */
export interface Engine {
  /** With `modules`, names imported from the workspace's own modules are followed. */
  open(texts: readonly SourceText[], modules?: ModuleSource): ProgramDocument;
  /** Opens, analyses and disposes. */
  analyse(texts: readonly SourceText[], options?: EngineOptions, modules?: ModuleSource): Analysis;
  /** Opens, migrates and disposes. */
  migrate(texts: readonly SourceText[], options?: MigrateOptions, modules?: ModuleSource): Migration;
  /**
   * Migrates programs that import each other, each named by its first text: both sides of what they share are rewritten
   * or neither is. One answer per program, in order.
   */
  migrateTogether(
    programs: readonly (readonly SourceText[])[],
    options?: MigrateOptions,
    modules?: ModuleSource,
  ): readonly Migration[];
  /** False when neither the program nor anything that it imports has to do with the SDK; reads without parsing. */
  leadsToSdk(program: readonly SourceText[], modules?: ModuleSource): boolean;
}
