import type { Finding } from '../../../../rules/model/finding';
import { fixAllKind, notebookFixAllKind } from '../../protocol/commands';
import type { Snapshot } from '../../session/session';
import type { ActionProvider, Offer } from './action-provider';

/** What the menu calls it. */
export const fixAllTitle = 'Apply all safe SageMaker V3 rewrites';

/** Applies every safe rewrite of the file or notebook; it may run on save, so it writes no markers. */
export const fixAllSafe: ActionProvider = {
  id: 'fix-all-safe',
  kind: fixAllKind,
  offer: (_findings, snapshot) => offerFor(snapshot),
  edit: (_solves, { program, options }) => program.rewriteSafe(options),
};

/** The same under the kind by which an editor asks one cell on behalf of its notebook. */
export const fixAllInNotebook: ActionProvider = {
  id: 'fix-all-notebook',
  kind: notebookFixAllKind,
  offer: (_findings, snapshot) => (snapshot.program.kind === 'notebook' ? offerFor(snapshot) : []),
  edit: (_solves, { program, options }) => program.rewriteSafe(options),
};

function offerFor({ all }: Snapshot): Offer[] {
  const solves = all.filter(isSafe);
  return solves.length > 0 ? [{ title: fixAllTitle, solves }] : [];
}

function isSafe({ fix }: Finding): boolean {
  return fix.grade === 'safe';
}
