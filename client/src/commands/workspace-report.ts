import { basename } from 'node:path';
import { commands, Uri, ViewColumn, window, workspace } from 'vscode';
import { WorkspaceReport } from '../../../server/src/protocol/workspace-findings';
import { askWithProgress } from '../ask-with-progress';
import type { CommandContext } from './context';

/** Writes the migration report to a file of the user's choice, or to the URI that is the argument, and shows it. */
export const workspaceReport = (context: CommandContext) => async (argument?: unknown) => {
  const uri = argument instanceof Uri ? argument : await chooseFile();
  if (!uri) return;
  const format = /\.html?$/i.test(uri.path) ? 'html' : 'markdown';
  const title = 'SageMaker V3: writing the report';
  const result = await askWithProgress(context, title, WorkspaceReport.type, {
    format,
    isTrusted: workspace.isTrusted,
  });
  if (result?.text === undefined) {
    if (result?.reason) void window.showWarningMessage(`SageMaker V3: ${result.reason}`);
    return;
  }
  try {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(result.text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`SageMaker V3: the report could not be written: ${reason}`);
    return;
  }
  context.output.info(`${uri.toString(true)}: report of ${result.found} findings`);
  if (format === 'html') showPage(uri, result.text);
  else await commands.executeCommand('markdown.showPreview', uri);
};

function chooseFile(): Thenable<Uri | undefined> {
  const [folder] = workspace.workspaceFolders ?? [];
  return window.showSaveDialog({
    title: 'Migration Report',
    filters: { 'Web page': ['html'], Markdown: ['md'] },
    ...(folder && { defaultUri: Uri.joinPath(folder.uri, 'sagemaker-v3-report.html') }),
  });
}

/** In the editor itself: a browser on this machine may not see the files of the machine that the editor works on. */
function showPage(uri: Uri, html: string): void {
  const panel = window.createWebviewPanel('sagemakerV3.report', basename(uri.path), ViewColumn.Active);
  panel.webview.html = html;
}
