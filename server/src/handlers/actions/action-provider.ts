import type { CodeActionKind } from 'vscode-languageserver-protocol';
import type { Finding } from '../../../../rules/model/finding';
import type { Session, Snapshot } from '../../session/session';

/** One entry of the editor's menu, without its edit. */
export interface Offer {
  readonly title: string;
  /** Findings that the action answers. */
  readonly solves: readonly Finding[];
  readonly isPreferred?: boolean;
}

/** One kind of edit that the server offers: what it is called now, what it makes of the text later. */
export interface ActionProvider {
  /** Travels in `CodeAction.data`, so that resolving finds the provider again. */
  readonly id: string;
  readonly kind: CodeActionKind;
  /** Offers for the findings at the cursor; must be cheap, it runs on every move. */
  offer(findings: readonly Finding[], snapshot: Snapshot): Offer[];
  /** The whole new text; `undefined` when the findings no longer allow the edit. */
  edit(solves: readonly Finding[], snapshot: Snapshot, session: Session): string | undefined;
}

/** True when a rewrite exists. */
export function isRewritable(finding: Finding): boolean {
  return finding.fix.grade !== 'withheld';
}

/** Rewrites only the groups of `findings`; `undefined` when that changes nothing. */
export function rewriteOnly(
  findings: readonly Finding[],
  { document }: Snapshot,
  session: Session,
): string | undefined {
  const only = findings.map(({ key }) => key);
  const { text, failures } = document.migrate({ ...session.engineOptions, only });
  session.failures.report(document.uri, failures);
  return text === document.lines.getText() ? undefined : text;
}
