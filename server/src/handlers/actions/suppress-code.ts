import { CodeActionKind } from 'vscode-languageserver-protocol';
import type { Finding } from '../../../../rules/model/finding';
import { suppressions } from '../../convert/suppression';
import { groupBy } from '../../group-by';
import { manifestKind } from '../../manifests/manifest-kind';
import type { Snapshot } from '../../session/session';
import type { ActionProvider } from './action-provider';
import { silencedBy } from './silenced-by';

/** Silences one code at its finding by a comment: on the line, or above it where lines have none. */
export const suppressCode: ActionProvider = {
  id: 'suppress-code',
  kind: CodeActionKind.QuickFix,
  offer(findings, snapshot) {
    const { document } = snapshot;
    const lineOf = ({ place, code }: Finding) => `${code} ${document.positionAt(place.start).line}`;
    const byLine = groupBy(
      findings.filter((finding) => canSuppress(finding, snapshot)),
      lineOf,
    );
    return byLine.map((solves) => ({ title: `Suppress ${solves[0]!.code} on this line`, solves }));
  },
  edit: ([finding], snapshot) => finding && silenced(finding, snapshot),
};

function silenced(finding: Finding, snapshot: Snapshot): readonly string[] | undefined {
  for (const text of suppressions(snapshot.document, finding.place.start, finding.code)) {
    const texts = silencedBy(text, finding, snapshot);
    if (texts) return texts;
  }
  return undefined;
}

/** Not every manifest has comments; to analyse one costs little. */
function canSuppress(finding: Finding, snapshot: Snapshot): boolean {
  const { document } = snapshot;
  if (manifestKind(document.uri)) return silenced(finding, snapshot) !== undefined;
  return !suppressions(document, finding.place.start, finding.code).next().done;
}
