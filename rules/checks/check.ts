import type { Edit } from '../edits/edit';
import type { Finding, Severity } from '../model/finding';
import type { Place } from '../model/span';
import type { Attribute, Expression, Name, Statement } from '../python/ast';
import type { CallFact, ImportFact, StoreFact } from '../python/facts';
import type { Value } from '../python/values';
import type { Context } from './context';

/** An import that new code needs: `from module import name as local`. */
export interface Need {
  readonly module: string;
  /** Empty for `import module`. */
  readonly name: string;
  readonly local: string;
  /** Where in the program the name is used; decides which text (cell) gets the import. */
  readonly at: Place;
  /** Code that binds the name, to be written below the imports in place of an import; `module` is empty then. */
  readonly definition?: string;
  /** The import is for such code: it has to stand above that, and outside of functions. */
  readonly isForDefinition?: boolean;
}

/** A rewrite that a check proposes; the engine decides whether and with what it is applied. */
export interface Rewrite {
  readonly grade: 'safe' | 'review';
  /** Imperative, for the lightbulb: `Rewrite as ModelTrainer`. */
  readonly title: string;
  /** What to look at, one or two sentences; required for `review`, empty for `safe`. */
  readonly note: string;
  /** The part of the note that asks for something to be done, which is what a marker says; all of it when absent. */
  readonly todo?: string;
  readonly edits: readonly Edit[];
  readonly needs: readonly Need[];
  /** Imports of V3 names from the wrong place, with the right one. */
  readonly redirects?: readonly Redirect[];
  /** Imports that may go when the edits leave no use of them; V2 imports need not be listed. */
  readonly released?: readonly ImportFact[];
  /** A name that the new code uses and the first minor that has it, when the target version is older: nothing is rewritten. */
  readonly tooNew?: { readonly name: string; readonly since: string; readonly target: string | undefined } | undefined;
}

/** An import of a V3 name that is to come from another module. */
export interface Redirect {
  readonly fact: ImportFact;
  readonly module: string;
  readonly name: string;
}

export interface Refusal {
  readonly grade: 'withheld';
  /** Why there is no rewrite and what to do instead, one or two sentences. */
  readonly note: string;
  /** Works under V3 as it is: no marker is written, the finding is merely left. */
  readonly quiet?: boolean;
  /** Another marker speaks for it: it waits for an object that stays as it is, and needs no marker of its own. */
  readonly waits?: boolean;
  /** Nothing else of the problem's roots (or of the listed ones) may be rewritten either. */
  readonly blocks?: boolean | readonly Expression[];
}

/** Something wrong at one place, with what could be done about it. */
export interface Problem {
  readonly code: string;
  /** The smallest wrong thing: a name, a keyword. */
  readonly node: { readonly start: number; readonly end: number; readonly host: Statement };
  readonly v2: string;
  readonly v3?: string;
  /** Replaces the catalog entry's title where the case at hand can be said more exactly. */
  readonly message?: string;
  readonly severity?: Severity;
  readonly fix: Rewrite | Refusal;
  /** Constructor calls (or other creating expressions) that must be rewritten or left together with this. */
  readonly roots?: readonly Expression[];
  readonly related?: readonly { readonly node: Expression; readonly message: string }[];
  readonly deprecated?: boolean;
  /** Address of the thread in the SDK's tracker that is about it. */
  readonly thread?: string;
  /** For pins: other ways to settle it. */
  readonly pins?: Finding['pins'];
  /** Set when the value is of this type on some paths only: the engine lowers `safe` to `review`. */
  readonly partial?: boolean;
}

/** One rule. Each hook is called for every fact of its kind; a throw loses only that fact's problems. */
export interface Check {
  readonly name: string;
  /** Canonical V2 symbols that this check deals with, so that the generic checks leave them alone. */
  readonly handles?: readonly string[];
  readonly call?: (fact: CallFact, context: Context) => readonly Problem[];
  readonly attribute?: (
    node: Attribute,
    fact: { readonly owner: Value; readonly value: Value },
    context: Context,
  ) => readonly Problem[];
  readonly store?: (fact: StoreFact, context: Context) => readonly Problem[];
  readonly loadedName?: (node: Name, value: Value, context: Context) => readonly Problem[];
  readonly imported?: (fact: ImportFact, context: Context) => readonly Problem[];
  readonly program?: (context: Context) => readonly Problem[];
}
