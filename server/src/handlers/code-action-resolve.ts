import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Finding } from '../../../rules/model/finding';
import { isCodeActionData } from '../convert/code-action';
import { toWorkspaceEdit } from '../convert/workspace-edit';
import type { Session, Snapshot } from '../session/session';
import type { ActionProvider } from './actions/action-provider';
import { actionProviders } from './actions/registry';

/** Computes the edit of the action the user picked; none once its file or notebook has moved on. */
export const codeActionResolve =
  (session: Session) =>
  async (action: CodeAction): Promise<CodeAction> => {
    const data: unknown = action.data;
    if (!isCodeActionData(data)) return action;
    await session.importersKnown(data.uri);
    const provider = actionProviders.find(({ id }) => id === data.provider);
    const snapshot = session.snapshot(data.uri);
    if (!provider || snapshot?.program.version !== data.version) return action;
    const keys = new Set(data.keys);
    const solves = snapshot.all.filter(({ key }) => keys.has(key));
    const edit = editOf(provider, solves, snapshot, session);
    return edit ? { ...action, edit } : action;
  };

/** The edit that `provider` makes for the findings, if they still allow one. */
export function editOf(
  provider: ActionProvider,
  solves: readonly Finding[],
  snapshot: Snapshot,
  session: Session,
): WorkspaceEdit | undefined {
  const texts = solves.length > 0 ? provider.edit(solves, snapshot, session) : undefined;
  return texts && toWorkspaceEdit(snapshot.program.documents, texts, session.client.versionedEdits);
}
