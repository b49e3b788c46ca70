import { commands, languages, Uri, window, workspace } from 'vscode';
import type { CommandContext } from './context';

const codePattern = /^SM\d{3}$/;

/** Opens the page of a code beside the editor; without a code it asks, nearest first. */
export const explain = (context: CommandContext) => async (argument?: unknown) => {
  const folder = pagesFolder(context.extension.extensionUri);
  const code = codeIn(argument) ?? (await chooseCode(folder));
  if (!code) return;
  const page = Uri.joinPath(folder, `${code}.md`);
  try {
    await workspace.fs.stat(page);
  } catch {
    void window.showInformationMessage(`SageMaker V3: there is no page for ${code}.`);
    return;
  }
  await commands.executeCommand('markdown.showPreviewToSide', page);
};

/** Where the pages of the codes lie inside the extension. */
export function pagesFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, 'docs', 'codes');
}

/** The code itself, or that of an entry in the list of findings. */
function codeIn(argument: unknown): string | undefined {
  if (isCode(argument)) return argument;
  if (typeof argument !== 'object' || argument === null || !('finding' in argument)) return undefined;
  const { finding } = argument;
  if (typeof finding !== 'object' || finding === null || !('code' in finding)) return undefined;
  return isCode(finding.code) ? finding.code : undefined;
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && codePattern.test(value);
}

async function chooseCode(folder: Uri): Promise<string | undefined> {
  const [first, ...others] = codesInActiveEditor();
  if (first && others.length === 0) return first;
  const codes = first ? [first, ...others] : await allCodes(folder);
  return window.showQuickPick(codes, { placeHolder: 'Which code?' });
}

/** The codes on the cursor's line, else those of the whole file. */
function codesInActiveEditor(): string[] {
  const editor = window.activeTextEditor;
  if (!editor) return [];
  const found = languages.getDiagnostics(editor.document.uri).flatMap(({ code, range }) => {
    const value = typeof code === 'object' ? code.value : code;
    return isCode(value) ? [{ value, here: range.start.line === editor.selection.active.line }] : [];
  });
  const here = found.filter((one) => one.here);
  return [...new Set((here.length > 0 ? here : found).map((one) => one.value))].sort();
}

async function allCodes(folder: Uri): Promise<string[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.map(([name]) => name.replace(/\.md$/, '')).filter(isCode);
  } catch {
    return [];
  }
}
