import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind, commands, type TextDocument, workspace } from 'vscode';
import type { EditorTest } from './editor-test';
import { until } from './until';
import { closeAll, codeOf, extensionApi, findingsIn, findingsOf, openFile } from './workspace';

const text = 'boto3\nsagemaker>=2.100\n';

/** Pins in the editor's own kind of requirements file, with every answer that they have. */
export const manifestTests: readonly EditorTest[] = [
  { name: 'a bound in requirements.txt moves to V3', run: () => settles(/^Move to V3/, 'boto3\nsagemaker>=3,<4\n') },
  { name: 'a bound in requirements.txt is held', run: () => settles(/^Hold at V2/, 'boto3\nsagemaker>=2.100,<3\n') },
  {
    name: 'a bound in requirements.txt is suppressed',
    run: () => settles(/^Suppress SM002/, 'boto3\nsagemaker>=2.100  # sagemaker-v3: ignore[SM002]\n'),
  },
];

/** Sees the squiggle, applies the fix, sees the squiggle gone. */
async function settles(title: RegExp, after: string): Promise<void> {
  // Without Python's own extension a requirements file is plain text, which starts nothing.
  await extensionApi();
  const document = await openFile('requirements.txt', text);
  const [found] = await findingsOf(document);
  assert(found);
  assert.equal(document.getText(found.range), 'sagemaker>=2.100');
  const action = await until(`the action ${title}`, async () => titled(await actionsAt(document), title));
  assert(action.edit && (await workspace.applyEdit(action.edit)));
  assert.equal(document.getText(), after);
  // A pin that is held is found for what it is.
  await until('that finding gone', () => findingsIn(document).every((one) => codeOf(one) !== codeOf(found)));
  await closeAll();
  await workspace.fs.delete(document.uri);
}

const titled = (actions: readonly CodeAction[], title: RegExp) => actions.find((one) => title.test(one.title));

async function actionsAt(document: TextDocument): Promise<CodeAction[]> {
  const [found] = findingsIn(document);
  if (!found) return [];
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    found.range,
    CodeActionKind.QuickFix.value,
    10,
  );
}
