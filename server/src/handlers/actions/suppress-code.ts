import { CodeActionKind } from 'vscode-languageserver-protocol';
import type { Finding } from '../../../../rules/model/finding';
import { withSuppression } from '../../convert/suppression';
import { groupBy } from '../../group-by';
import type { ActionProvider } from './action-provider';
import { silencedBy } from './silenced-by';

/** Silences one code on the line of its finding by a comment. */
export const suppressCode: ActionProvider = {
  id: 'suppress-code',
  kind: CodeActionKind.QuickFix,
  offer(findings, { document }) {
    const isAppendable = ({ place, code }: Finding) => withSuppression(document, place.start, code) !== undefined;
    const lineOf = ({ place, code }: Finding) => `${code} ${document.positionAt(place.start).line}`;
    const byLine = groupBy(findings.filter(isAppendable), lineOf);
    return byLine.map((solves) => ({ title: `Suppress ${solves[0]!.code} on this line`, solves }));
  },
  edit([finding], snapshot) {
    if (!finding) return undefined;
    const text = withSuppression(snapshot.document, finding.place.start, finding.code);
    return text === undefined ? undefined : silencedBy(text, finding, snapshot);
  },
};
