import { commands, type Uri, window, workspace } from 'vscode';
import { MigrateFile, type MigrateFileResult } from '../../../server/src/protocol/migrate-file';
import { askServer } from './ask-server';
import type { CommandContext } from './context';
import { summary } from './migrate-file';
import { askForPython, type MigrationTarget, migrationTarget, notebookOf } from './migration-target';

/** Shows what a migration would change as a diff, without touching anything. */
export const previewMigration = (context: CommandContext) => async (argument?: unknown) => {
  const target = await migrationTarget(context, argument);
  if (!target) return askForPython();
  const textDocument = {
    uri: target.uri.toString(),
    ...(target.version === undefined ? {} : { version: target.version }),
  };
  const result = await askServer(context, MigrateFile.type, { textDocument, preview: true });
  if (!result) return;
  const sides =
    target.kind === 'file' ? await fileSides(context, target, result) : notebookSides(context, target, result);
  if (!sides) {
    void window.showInformationMessage(
      `SageMaker V3: ${result.reason ?? `nothing to migrate in this ${target.kind}.`}`,
    );
    return;
  }
  const title = `${target.name}: V2 ↔ V3 (${summary(result.outcome)})`;
  await commands.executeCommand('vscode.diff', ...sides, title, { preview: true });
};

type Sides = readonly [Uri, Uri];

async function fileSides({ previews }: CommandContext, { uri }: MigrationTarget, { newText }: MigrateFileResult) {
  const document = await workspace.openTextDocument(uri);
  if (newText === undefined || newText === document.getText()) return undefined;
  return [uri, previews.show(uri, newText)] satisfies Sides;
}

/** Both sides as one Python text each: the cells that take part, under the number they have in the notebook. */
function notebookSides({ previews }: CommandContext, { uri }: MigrationTarget, { cells = [] }: MigrateFileResult) {
  const newTexts = new Map(cells.map((cell) => [cell.uri, cell.newText]));
  const open = (notebookOf(uri)?.getCells() ?? []).filter(({ document }) => newTexts.has(document.uri.toString()));
  const join = (texts: readonly string[]) =>
    texts.map((text, at) => `# %% Cell ${(open[at]?.index ?? at) + 1}\n${text}\n`).join('\n');
  const before = open.map(({ document }) => document.getText().replaceAll('\r\n', '\n'));
  const after = open.map(({ document }) => (newTexts.get(document.uri.toString()) ?? '').replaceAll('\r\n', '\n'));
  if (before.every((text, at) => text === after[at])) return undefined;
  return [previews.show(uri, join(before), 'V2'), previews.show(uri, join(after), 'V3')] satisfies Sides;
}
