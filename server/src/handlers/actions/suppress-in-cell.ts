import { CodeActionKind } from 'vscode-languageserver-protocol';
import { withCellSuppression } from '../../convert/suppression';
import { groupBy } from '../../group-by';
import type { ActionProvider } from './action-provider';
import { silencedBy } from './silenced-by';

/** Silences one code in a notebook's cell by a comment at its top. */
export const suppressInCell: ActionProvider = {
  id: 'suppress-in-cell',
  kind: CodeActionKind.QuickFix,
  offer(findings, { program, document }) {
    if (program.kind !== 'notebook') return [];
    const byCode = groupBy(findings, ({ code }) => code);
    return byCode.flatMap((solves) => {
      const { code } = solves[0]!;
      return withCellSuppression(document, code) === undefined
        ? []
        : [{ title: `Suppress ${code} in this cell`, solves }];
    });
  },
  edit([finding], snapshot) {
    const text = finding && withCellSuppression(snapshot.document, finding.code);
    return finding && text !== undefined ? silencedBy(text, finding, snapshot) : undefined;
  },
};
