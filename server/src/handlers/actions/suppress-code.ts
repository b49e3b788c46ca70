import { CodeActionKind } from 'vscode-languageserver-protocol';
import { withSuppression } from '../../convert/suppression';
import { groupBy } from '../../group-by';
import type { ActionProvider } from './action-provider';

/** Silences one code on the line of its finding by a comment. */
export const suppressCode: ActionProvider = {
  id: 'suppress-code',
  kind: CodeActionKind.QuickFix,
  offer(findings, { lines }) {
    const appendable = findings.filter(({ place, code }) => withSuppression(lines, place.start, code) !== undefined);
    const byLine = groupBy(appendable, ({ place, code }) => `${code} ${lines.positionAt(place.start).line}`);
    return byLine.map((solves) => ({ title: `Suppress ${solves[0]!.code} on this line`, solves }));
  },
  edit([finding], { lines }) {
    return finding && withSuppression(lines, finding.place.start, finding.code);
  },
};
