import type { Finding } from '../../../../rules/model/finding';
import { fixAllKind } from '../../protocol/commands';
import type { Session } from '../../session/session';
import { type ActionProvider, rewriteOnly } from './action-provider';

/** Rewrites that uncover others converge fast; the limit only guards against two that undo each other. */
const MAX_PASSES = 8;

/** Applies every safe rewrite of the file; it may run on save, so it writes no markers. */
export const fixAllSafe: ActionProvider = {
  id: 'fix-all-safe',
  kind: fixAllKind,
  offer(_findings, snapshot) {
    const solves = snapshot.findings.filter(isSafe);
    return solves.length > 0 ? [{ title: 'Apply all safe SageMaker V3 rewrites', solves }] : [];
  },
  edit(solves, snapshot, session) {
    let text = rewriteOnly(solves, snapshot, session);
    for (let pass = 1; text !== undefined && pass < MAX_PASSES; pass++) {
      const next = rewriteSafe(snapshot.document.uri, text, session);
      if (next === text) break;
      text = next;
    }
    return text;
  },
};

function rewriteSafe(id: string, text: string, session: Session): string {
  const program = session.engine.open([{ id, text }]);
  try {
    const { findings } = program.analyse(session.engineOptions);
    const only = findings.filter(isSafe).map(({ key }) => key);
    return only.length > 0 ? (program.migrate({ ...session.engineOptions, only }).texts[0] ?? text) : text;
  } finally {
    program.dispose();
  }
}

function isSafe({ fix }: Finding): boolean {
  return fix.grade === 'safe';
}
