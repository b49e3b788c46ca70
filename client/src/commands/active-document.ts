import { type TextDocument, type Uri, window, workspace } from 'vscode';
import type { CommandContext } from './context';

/** The Python document a command is meant for: the resource it was invoked on, else the active editor's. */
export async function targetDocument(
  { previews }: CommandContext,
  resource: Uri | undefined,
): Promise<TextDocument | undefined> {
  const uri = resource ?? window.activeTextEditor?.document.uri;
  if (!uri) return undefined;
  const document = await workspace.openTextDocument(previews.originOf(uri) ?? uri);
  return document.languageId === 'python' ? document : undefined;
}

/** Tells that a command needs a Python file. */
export function askForPythonFile(): void {
  void window.showInformationMessage('SageMaker V3: open a Python file first.');
}
