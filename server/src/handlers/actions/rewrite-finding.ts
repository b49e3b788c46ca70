import { CodeActionKind } from 'vscode-languageserver-protocol';
import { groupBy } from '../../group-by';
import { type ActionProvider, isRewritable, rewriteOnly } from './action-provider';

/** Rewrites one finding together with its group. */
export const rewriteFinding: ActionProvider = {
  id: 'rewrite-finding',
  kind: CodeActionKind.QuickFix,
  offer(findings) {
    const byGroup = groupBy(findings.filter(isRewritable), ({ group, fix }) => `${group} ${fix.title}`);
    return byGroup.map((solves) => ({
      title: solves[0]!.fix.title,
      solves,
      isPreferred: solves.every(({ fix }) => fix.grade === 'safe'),
    }));
  },
  edit: rewriteOnly,
};
