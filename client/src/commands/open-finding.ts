import { commands, type NotebookCell, Range, Uri } from 'vscode';
import type { WorkspaceFinding } from '../../../server/src/protocol/workspace-findings';
import { notebookOf } from './migration-target';

/** Where a finding stands. */
export interface FindingPlace extends Pick<WorkspaceFinding, 'range' | 'cell' | 'cellUri'> {
  readonly uri: string;
}

/** Shows the place of a finding, in its cell where it is in a notebook. */
export const openFinding = () => async (place?: FindingPlace) => {
  if (!place) return;
  const { start, end } = place.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  const uri = Uri.parse(place.uri, true);
  // Opened by the command, a document closes with its tab; the API would keep it open for minutes.
  if (place.cell === undefined && !place.cellUri)
    return await commands.executeCommand('vscode.open', uri, { selection });
  await commands.executeCommand('vscode.open', uri);
  // A cell has a URI of its own once its notebook is open.
  const cell = cellOf(uri, place);
  if (cell) await commands.executeCommand('vscode.open', cell.document.uri, { selection });
};

/** The cell of a finding; `undefined` while its notebook is not open, or where it has gone. */
export function cellOf(
  notebook: Uri,
  { cell, cellUri }: Pick<FindingPlace, 'cell' | 'cellUri'>,
): NotebookCell | undefined {
  const cells = notebookOf(notebook)?.getCells() ?? [];
  if (cellUri === undefined) return cell === undefined ? undefined : cells[cell];
  return cells.find(({ document }) => document.uri.toString() === Uri.parse(cellUri, true).toString());
}
