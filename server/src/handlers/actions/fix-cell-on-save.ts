import type { CodeAction } from 'vscode-languageserver-protocol';
import { toWorkspaceEdit } from '../../convert/workspace-edit';
import { fixAllKind } from '../../protocol/commands';
import { SavePlan } from '../../session/save-plan';
import type { Session, Snapshot } from '../../session/session';
import { fixAllTitle } from './fix-all-safe';

/** The share of one cell in the safe rewrites of its notebook, for an editor that saves cell by cell. */
export function fixCellOnSave({ program, options, index }: Snapshot, session: Session): CodeAction[] {
  const known = session.savePlans.get(program);
  const plan = known?.holds(options) ? known : (known?.again(options) ?? SavePlan.of(program, options));
  session.savePlans.set(program, plan);
  const { versionedEdits } = session.client;
  const edit = toWorkspaceEdit(program.documents, plan.textsWith(index), versionedEdits);
  return edit ? [{ title: fixAllTitle, kind: fixAllKind, edit }] : [];
}
