import { CodeActionKind } from 'vscode-languageserver-protocol';
import type { PinChoice } from '../../../../rules/engine/api';
import { type ActionProvider, rewriteOnly } from './action-provider';

/** Settles a pin in another way than a migration does: holds it on V2, or takes the other package. */
const settlePin = (choice: PinChoice): ActionProvider => ({
  id: `settle-pin-${choice}`,
  kind: CodeActionKind.QuickFix,
  offer(findings) {
    return findings.flatMap((finding) =>
      (finding.pins ?? [])
        .filter((one) => one.choice === choice)
        .map(({ title }) => ({ title, solves: [finding], isPreferred: false })),
    );
  },
  edit: (solves, snapshot, session) => rewriteOnly(solves, snapshot, session, choice),
});

/** One provider for each way. */
export const settlePins: readonly ActionProvider[] = [settlePin('move'), settlePin('smallest'), settlePin('hold')];
