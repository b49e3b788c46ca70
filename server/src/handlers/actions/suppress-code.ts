import { CodeActionKind } from 'vscode-languageserver-protocol';
import type { Finding } from '../../../../rules/model/finding';
import { withSuppression } from '../../convert/suppression';
import { groupBy } from '../../group-by';
import type { Session } from '../../session/session';
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
  edit([finding], { document, lines }, session) {
    if (!finding) return undefined;
    const text = withSuppression(lines, finding.place.start, finding.code);
    return text !== undefined && isSilenced(finding, document.uri, text, session) ? text : undefined;
  },
};

/** False where the line ends inside a string, so that the comment would become part of it. */
function isSilenced(finding: Finding, id: string, text: string, session: Session): boolean {
  const { findings, suppressed } = session.engine.analyse([{ id, text }], session.engineOptions);
  const isSame = ({ code, place }: Finding) => code === finding.code && place.start === finding.place.start;
  return finding.isMarker ? !findings.some(isSame) : suppressed.some(isSame);
}
