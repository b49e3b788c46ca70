import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import type { Finding } from '../../../rules/model/finding';
import { toCodeAction, toExplainAction, wantsKind } from '../convert/code-action';
import { toSpan } from '../convert/range';
import { groupBy } from '../group-by';
import { fixAllKind, notebookFixAllKind } from '../protocol/commands';
import { findingsIn, type Session, type Snapshot } from '../session/session';
import type { ActionProvider, Offer } from './actions/action-provider';
import { fixCellOnSave } from './actions/fix-cell-on-save';
import { actionProviders } from './actions/registry';
import { editOf } from './code-action-resolve';

/** Offers what can be done about the findings in the range; the edits follow on resolve. */
export const codeAction =
  (session: Session) =>
  async ({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> => {
    // What runs without a look at it must not rewrite what other files rely on.
    if (context.triggerKind === CodeActionTriggerKind.Automatic) await session.importersKnown(textDocument.uri);
    const snapshot = session.snapshot(textDocument.uri);
    if (!snapshot) return [];
    const isSave = context.only !== undefined && context.triggerKind === CodeActionTriggerKind.Automatic;
    if (isSave && snapshot.program.kind === 'notebook' && wantsKind(context.only, fixAllKind)) {
      return fixCellOnSave(snapshot, session);
    }
    const found = findingsIn(snapshot, toSpan(snapshot.document, range));
    const actions = actionProviders
      .filter(({ kind }) => isAsked(kind, context))
      .flatMap((provider) =>
        provider.offer(found, snapshot).map((offer) => toAction(provider, offer, snapshot, session)),
      );
    return wantsKind(context.only, CodeActionKind.QuickFix)
      ? [...actions, ...explainActions(found, snapshot, session)]
      : actions;
  };

/** The notebook's kind is for editors that know it: others would list it among the quick fixes. */
function isAsked(kind: CodeActionKind, { only }: CodeActionContext): boolean {
  return wantsKind(only, kind) && (kind !== notebookFixAllKind || only !== undefined);
}

function toAction(provider: ActionProvider, offer: Offer, snapshot: Snapshot, session: Session): CodeAction {
  const { title, solves, isPreferred = false } = offer;
  const { uri } = snapshot.document;
  const data = { uri, version: snapshot.program.version, provider: provider.id, keys: solves.map(({ key }) => key) };
  const diagnostics = provider.kind === CodeActionKind.QuickFix ? toDiagnostics(solves, snapshot, session) : [];
  const edit = session.client.lazyActionEdits ? undefined : editOf(provider, solves, snapshot, session);
  return toCodeAction({ title, kind: provider.kind, diagnostics, isPreferred, data }, edit);
}

function explainActions(found: readonly Finding[], snapshot: Snapshot, session: Session): CodeAction[] {
  return groupBy(found, ({ code }) => code).map((findings) =>
    toExplainAction(findings[0]!.code, CodeActionKind.QuickFix, toDiagnostics(findings, snapshot, session)),
  );
}

function toDiagnostics(findings: readonly Finding[], snapshot: Snapshot, session: Session): Diagnostic[] {
  const mine = findings.filter(({ place }) => place.text === snapshot.index);
  return mine.map((finding) => session.toDiagnostic(snapshot.program, finding));
}
