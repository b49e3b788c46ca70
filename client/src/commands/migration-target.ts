import { basename } from 'node:path';
import { type NotebookDocument, type TextDocument, Uri, window, workspace } from 'vscode';
import { isOurs } from '../document-selector';
import type { CommandContext } from './context';

/** What a command works on: a Python file, a manifest or a notebook. */
export interface MigrationTarget {
  readonly uri: Uri;
  readonly kind: 'file' | 'notebook';
  /** Of a file; a notebook's edits carry the versions of its cells. */
  readonly version?: number;
  readonly name: string;
}

/** The file or notebook a command is meant for: what it was invoked on, else what is active. */
export async function migrationTarget(
  { previews }: CommandContext,
  argument: unknown,
): Promise<MigrationTarget | undefined> {
  const asked = uriOf(argument);
  const active = window.activeNotebookEditor?.notebook.uri ?? window.activeTextEditor?.document.uri;
  const shown = asked ?? active;
  if (!shown) return undefined;
  const uri = previews.originOf(shown) ?? shown;
  const notebook = notebookOf(uri);
  if (notebook) return { uri: notebook.uri, kind: 'notebook', name: basename(notebook.uri.path) };
  const document = await workspace.openTextDocument(uri);
  return isOurs(document) ? fileTarget(document) : undefined;
}

/** Tells that a command needs something to work on. */
export function askForPython(): void {
  void window.showInformationMessage('SageMaker V3: open a Python file or a notebook first.');
}

/** The open notebook that `uri` names, by itself or by one of its cells. */
export function notebookOf(uri: Uri): NotebookDocument | undefined {
  const wanted = uri.toString();
  return workspace.notebookDocuments.find(
    (notebook) =>
      notebook.uri.toString() === wanted ||
      notebook.getCells().some(({ document }) => document.uri.toString() === wanted),
  );
}

function fileTarget({ uri, version }: TextDocument): MigrationTarget {
  return { uri, kind: 'file', version, name: basename(uri.path) };
}

/** The editor hands menus of files a URI and the notebook's toolbar an object around one. */
function uriOf(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  if (typeof argument !== 'object' || argument === null || !('notebookEditor' in argument)) return undefined;
  const { notebookEditor } = argument;
  if (typeof notebookEditor !== 'object' || notebookEditor === null || !('notebookUri' in notebookEditor))
    return undefined;
  return notebookEditor.notebookUri instanceof Uri ? notebookEditor.notebookUri : undefined;
}
