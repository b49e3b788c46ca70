import assert from 'node:assert/strict';
import {
  ConfigurationTarget,
  commands,
  languages,
  type TreeItem,
  type TreeItemLabel,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { GroupNode } from '../../client/src/findings-tree';
import type { EditorTest } from './editor-test';
import { until } from './until';
import { closeAll, codeOf, extensionApi, trainingScript } from './workspace';

const notebook = {
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['# Churn'] },
    { cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source: ['import sagemaker'] },
    {
      cell_type: 'code',
      metadata: {},
      execution_count: null,
      outputs: [],
      source: ['print(1)\n', 'session = sagemaker.Session()'],
    },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
};

/** The workspace as a whole: the list of what is left, and what it does when it is clicked. */
export const workspaceTests: readonly EditorTest[] = [
  {
    name: 'the workspace is not looked at until somebody asks',
    async run() {
      await closeAll();
      await write('whole/train.py', trainingScript);
      await write('whole/explore.ipynb', JSON.stringify(notebook));
      const { findingsSummary } = await extensionApi();
      assert.equal(findingsSummary(), undefined);
      assert.deepEqual(shownIn('whole/train.py'), []);
    },
  },
  {
    name: 'Check Workspace lists files that are not open, and shows what is wrong in them',
    async run() {
      await write('whole/hidden/train.py', trainingScript);
      const hide = (globs: object | undefined) =>
        workspace.getConfiguration('files').update('exclude', globs, ConfigurationTarget.Global);
      await hide({ '**/hidden': true });
      try {
        await commands.executeCommand('sagemakerV3.checkWorkspace');
      } finally {
        await hide(undefined);
      }
      const { findingsSummary } = await extensionApi();
      await until('the list', async () => (await groupOf('whole/train.py')) && (await groupOf('whole/explore.ipynb')));
      assert.equal(await groupOf('whole/hidden/train.py'), undefined);
      assert.match(findingsSummary() ?? '', /^\d+ in \d+ files$/);
      await until('findings of a closed file', () => shownIn('whole/train.py').length > 0);
      assert.deepEqual(shownIn('whole/explore.ipynb'), ['SM101']);
      const { findings } = await extensionApi();
      const item = findings.getTreeItem((await groupOf('whole/train.py'))!);
      assert.equal(item.description, `${shownIn('whole/train.py').length} · whole`);
    },
  },
  {
    name: 'a click on an entry goes to its place, in a notebook to its cell',
    async run() {
      await click(await entryOf('whole/train.py', 'fit'));
      await until('the file', () => window.activeTextEditor?.document.uri.path.endsWith('/whole/train.py'));
      const { document, selection } = window.activeTextEditor!;
      assert.equal(document.getText(selection), 'fit');
      await click(await entryOf('whole/explore.ipynb', 'Session'));
      const editor = await until('the cell', () => {
        const active = window.activeTextEditor;
        return active?.document.uri.scheme === 'vscode-notebook-cell' && !active.selection.isEmpty && active;
      });
      assert.equal(editor.document.getText(editor.selection), 'Session');
      assert.equal(editor.selection.start.line, 1);
      assert.equal(window.activeNotebookEditor?.selections[0]?.start, 2);
      // In the cells now, and no longer in the file around them.
      await until('findings in the cell', () => languages.getDiagnostics(editor.document.uri).length > 0);
      await until('none in the file', () => shownIn('whole/explore.ipynb').length === 0);
      // By now the server follows the open notebook, of which it knows the Python cells only.
      await until('the cell', async () => (await groupOf('whole/explore.ipynb'))?.findings[0]?.finding.cellUri);
      const item = await entryOf('whole/explore.ipynb', 'Session');
      assert.equal(item.description, 'SM101 · cell 3, line 2');
      await commands.executeCommand('notebook.focusTop');
      await click(item);
      await until('the same cell', () => window.activeNotebookEditor?.selections[0]?.start === 2);
      await closeAll();
      await until('those of the file', () => shownIn('whole/explore.ipynb').length === 1);
    },
  },
  {
    name: 'the list follows what is typed, saved and deleted',
    async run() {
      await commands.executeCommand('vscode.open', uriOf('whole/train.py'));
      const { document } = window.activeTextEditor!;
      const before = (await groupOf('whole/train.py'))?.findings.length ?? 0;
      const edit = new WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().length), 'estimator.deploy(1, "ml.m5.large")\n');
      await workspace.applyEdit(edit);
      await until('one more', async () => ((await groupOf('whole/train.py'))?.findings.length ?? 0) > before);
      await closeAll();
      await until('as before', async () => (await groupOf('whole/train.py'))?.findings.length === before);
      await write('whole/new.py', trainingScript);
      await until('the new file', () => groupOf('whole/new.py'));
      await workspace.fs.delete(uriOf('whole/new.py'));
      await until('it gone', async () => !(await groupOf('whole/new.py')));
    },
  },
  {
    name: 'the list is sorted by code on demand',
    async run() {
      await commands.executeCommand('sagemakerV3.groupByCode');
      const { findings } = await extensionApi();
      const ids = findings.getChildren().map((node) => ('id' in node ? node.id : ''));
      assert(ids.includes('SM101') && ids.every((id) => /^SM\d{3}$/.test(id)), ids.join());
      const [first] = findings.getChildren(findings.getChildren()[0]);
      assert(first && findings.getParent(first) === findings.getChildren()[0]);
      await commands.executeCommand('sagemakerV3.groupByFile');
      assert(await groupOf('whole/train.py'));
    },
  },
  {
    name: 'Migration Report writes a web page or Markdown, and shows it',
    async run() {
      const page = uriOf('report.html');
      await commands.executeCommand('sagemakerV3.report', page);
      const html = new TextDecoder().decode(await workspace.fs.readFile(page));
      assert.match(html, /^<!doctype html>/i);
      assert.match(html, /whole\/explore\.ipynb/);
      await until('the page', () => window.tabGroups.activeTabGroup.activeTab?.label === 'report.html');
      const markdown = uriOf('report.md');
      await commands.executeCommand('sagemakerV3.report', markdown);
      assert.match(new TextDecoder().decode(await workspace.fs.readFile(markdown)), /^# [\s\S]*whole\/train\.py/);
      await until('the preview', () => /report\.md/.test(window.tabGroups.activeTabGroup.activeTab?.label ?? ''));
      await closeAll();
    },
  },
  {
    name: 'Clear Workspace Findings takes everything back',
    async run() {
      await commands.executeCommand('sagemakerV3.clearWorkspace');
      const { findingsSummary } = await extensionApi();
      await until('the hidden list', () => findingsSummary() === undefined);
      await until('no findings', () => shownIn('whole/train.py').length + shownIn('whole/explore.ipynb').length === 0);
      await workspace.fs.delete(uriOf('whole'), { recursive: true });
    },
  },
];

async function groupOf(name: string): Promise<GroupNode | undefined> {
  const { findings } = await extensionApi();
  return findings
    .getChildren()
    .filter((node) => 'findings' in node)
    .find((node) => node.uri?.toString() === uriOf(name).toString());
}

/** The entry of a file whose message names a word. */
async function entryOf(name: string, word: string): Promise<TreeItem> {
  const { findings } = await extensionApi();
  const group = await groupOf(name);
  const items = (group?.findings ?? []).map((node) => findings.getTreeItem(node));
  const item = items.find(({ label }) => new RegExp(`\\b${word}\\b`).test(textOf(label)));
  assert(item, `an entry for ${word} among ${items.map(({ label }) => textOf(label)).join('; ')}`);
  return item;
}

async function click({ command }: TreeItem): Promise<void> {
  assert(command);
  await commands.executeCommand(command.command, ...(command.arguments ?? []));
}

function textOf(label: string | TreeItemLabel | undefined): string {
  return typeof label === 'object' ? label.label : (label ?? '');
}

/** Codes that the editor shows for a file, itself open or not. */
function shownIn(name: string): string[] {
  return languages
    .getDiagnostics(uriOf(name))
    .map(codeOf)
    .filter((code) => /^SM\d{3}$/.test(code));
}

async function write(name: string, text: string): Promise<void> {
  await workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
}

function uriOf(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'the editor has a folder open');
  return Uri.joinPath(folder.uri, name);
}
