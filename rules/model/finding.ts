import type { Place } from './span';

/** How sure a rewrite is: proved the same, needs a look, or refused with a reason. */
export type Grade = 'safe' | 'review' | 'withheld';

/** How badly the code breaks under V3: dies, changes meaning, or merely could be better. */
export type Severity = 'error' | 'warning' | 'information';

/** One catalogued problem at one place of a program; plain data, safe to serialise. */
export interface Finding {
  /** Stable within one analysis of unchanged texts: `<code>@<text>:<start>`. */
  readonly key: string;
  readonly code: string;
  readonly severity: Severity;
  /** One sentence for the user: what breaks and what replaces it. */
  readonly message: string;
  /** The smallest thing that is wrong: a name, a keyword. */
  readonly place: Place;
  /** Qualified V2 name, for example `sagemaker.estimator.Estimator.fit`. */
  readonly v2: string;
  /** Qualified V3 name of the replacement, absent when V3 has none. */
  readonly v3?: string;
  readonly fix: FixSummary;
  /** For pins: other ways to settle it, by the engine option `pins` that chooses them. */
  readonly pins?: readonly { readonly choice: 'move' | 'smallest' | 'hold'; readonly title: string }[];
  /** Findings that must be rewritten together share a group. */
  readonly group: string;
  /** Places that explain the finding, such as the constructor that typed the value. */
  readonly related: readonly RelatedPlace[];
  /** Thread in the SDK's tracker that is about it. */
  readonly thread?: string;
  /** True when the V2 name is a deprecated alias that an editor may strike through. */
  readonly deprecated: boolean;
  /** True for the comment that an earlier migration left behind. */
  readonly isMarker: boolean;
}

/** A place that explains a finding. */
export interface RelatedPlace {
  readonly place: Place;
  readonly message: string;
  /** Set when the place lies in a module that the program imports: the module's name; `place.text` is negative then. */
  readonly id?: string;
}

/** What applying the fix of a finding would mean. */
export interface FixSummary {
  readonly grade: Grade;
  /** Imperative title for a quick fix (`Rewrite as ModelTrainer`), empty when withheld. */
  readonly title: string;
  /** For `review`: what to look at. For `withheld`: why not, and what to do. Empty when safe. */
  readonly note: string;
  /** True for `review` with a difference that nobody has to act on: applying it leaves no comment in the code. */
  readonly isTold?: true;
}
