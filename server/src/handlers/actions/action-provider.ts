import type { CodeActionKind } from 'vscode-languageserver-protocol';
import type { PinChoice } from '../../../../rules/engine/api';
import type { Finding } from '../../../../rules/model/finding';
import type { Session, Snapshot } from '../../session/session';

/** One entry of the editor's menu, without its edit. */
export interface Offer {
  readonly title: string;
  /** Findings that the action answers. */
  readonly solves: readonly Finding[];
  readonly isPreferred?: boolean;
}

/** One kind of edit that the server offers: what it is called now, what it makes of the texts later. */
export interface ActionProvider {
  /** Travels in `CodeAction.data`, so that resolving finds the provider again. */
  readonly id: string;
  readonly kind: CodeActionKind;
  /** Offers for the findings at the cursor; must be cheap, it runs on every move. */
  offer(findings: readonly Finding[], snapshot: Snapshot): Offer[];
  /** The new texts of the program, in the order of its documents; `undefined` when the findings no longer allow the edit. */
  edit(solves: readonly Finding[], snapshot: Snapshot, session: Session): readonly string[] | undefined;
}

/** True when a rewrite exists. */
export function isRewritable(finding: Finding): boolean {
  return finding.fix.grade !== 'withheld';
}

/** Rewrites only the groups of `findings`; pins in the way that `pins` names. */
export function rewriteOnly(
  findings: readonly Finding[],
  { program, options }: Snapshot,
  session: Session,
  pins?: PinChoice,
): readonly string[] {
  const only = findings.map(({ key }) => key);
  const { texts, failures } = program.migrate({ ...options, only, ...(pins && { pins }) });
  session.failures.report(program.uri, failures);
  return texts;
}
