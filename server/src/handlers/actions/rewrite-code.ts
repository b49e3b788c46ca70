import { CodeActionKind } from 'vscode-languageserver-protocol';
import type { Finding } from '../../../../rules/model/finding';
import { type ActionProvider, isRewritable, rewriteOnly } from './action-provider';

/** Rewrites every finding of one code in the file or notebook, where there is more than one to rewrite. */
export const rewriteCode: ActionProvider = {
  id: 'rewrite-code',
  kind: CodeActionKind.QuickFix,
  offer(findings, snapshot) {
    const codes = new Set(findings.filter(isRewritable).map(({ code }) => code));
    return [...codes].flatMap((code) => {
      const solves = snapshot.all.filter((each) => each.code === code && isRewritable(each));
      return groupsOf(solves) > 1 ? [{ title: `Fix all ${code} in this ${snapshot.program.kind}`, solves }] : [];
    });
  },
  edit: rewriteOnly,
};

function groupsOf(findings: readonly Finding[]): number {
  return new Set(findings.map(({ group }) => group)).size;
}
