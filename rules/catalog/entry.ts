import type { Grade, Severity } from '../model/finding';

/** One thing that can be wrong, as data. Codes are stable and never reused. */
export interface CatalogEntry {
  /** `SM201`; the first digit names the area. */
  readonly code: string;
  /** What breaks, then the replacement; at most 100 characters. */
  readonly title: string;
  /** The exact run-time error under V3 that users will see and search for; absent where it fails silently. */
  readonly error?: string;
  /** Why it breaks and what differs; plain Markdown paragraphs. */
  readonly why: string;
  /** Name of the file that the example is; Python when absent. */
  readonly file?: string;
  /** A V2 (or wrong V3, for SM9xx) program that shows it; complete enough to analyse on its own. */
  readonly before: string;
  /** What the tool makes of `before`, whole text; equals it (plus a marker) where the fix is withheld. */
  readonly after: string;
  /** The best grade the entry's fix can have. */
  readonly grade: Grade;
  readonly severity: Severity;
  /** Where the seed guide or AWS's guide says something the source contradicts. */
  readonly contradicts?: string;
  /** SDK source and AWS documentation that prove the entry. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** First V3 minor that behaves as described, for example `3.0`. */
  readonly since: string;
  /** First V3 minor that no longer behaves so. */
  readonly until?: string;
}
