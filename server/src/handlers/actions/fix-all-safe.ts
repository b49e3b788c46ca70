import { fixAllKind } from '../../protocol/commands';
import { type ActionProvider, rewriteOnly } from './action-provider';

/** Applies every safe rewrite of the file; it may run on save, so it writes no markers. */
export const fixAllSafe: ActionProvider = {
  id: 'fix-all-safe',
  kind: fixAllKind,
  offer(_findings, snapshot) {
    const solves = snapshot.findings.filter(({ fix }) => fix.grade === 'safe');
    return solves.length > 0 ? [{ title: 'Apply all safe SageMaker V3 rewrites', solves }] : [];
  },
  edit: rewriteOnly,
};
