import type { RuleFailure } from '../../../rules/engine/api';
import type { Log } from './log';

/** Logs rules that threw, each kind of failure once per document: a broken rule fails on every keystroke. */
export class FailureLog {
  private readonly seen = new Map<string, Set<string>>();

  constructor(private readonly log: Log) {}

  report(uri: string, failures: readonly RuleFailure[]): void {
    for (const { rule, message } of failures) {
      this.once(uri, `${rule} ${message}`, `Rule ${rule} failed on ${uri}: ${message}`);
    }
  }

  /** Logs `line` unless something was logged under the same `kind` for this document. */
  once(uri: string, kind: string, line: string): void {
    const kinds = this.seen.get(uri) ?? new Set();
    if (kinds.has(kind)) return;
    this.seen.set(uri, kinds.add(kind));
    this.log.error(line);
  }

  /** Starts over for the document, for example when it was closed. */
  forget(uri: string): void {
    this.seen.delete(uri);
  }
}
