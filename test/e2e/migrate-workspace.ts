import assert from 'node:assert/strict';
import {
  ConfigurationTarget,
  commands,
  type NotebookDocument,
  TabInputTextDiff,
  type TextDocument,
  type TreeItem,
  TreeItemCheckboxState,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { ReviewNode } from '../../client/src/review/review-tree';
import type { ApplyMigrationResult, MigrationPlan } from '../../server/src/protocol/migrate-workspace';
import type { EditorTest } from './editor-test';
import { until } from './until';
import { closeAll, extensionApi, findingsOf } from './workspace';

const safe = `import sagemaker

session = sagemaker.Session()
role = sagemaker.get_execution_role()
`;
const review = `from sagemaker.estimator import Estimator

estimator = Estimator("image", "role", 1, "ml.m5.large")
estimator.fit("s3://bucket/train")
`;
const notebook = (...cells: readonly string[]): string => {
  const code = cells.map((text) => ({
    cell_type: 'code',
    metadata: {},
    execution_count: null,
    outputs: [],
    source: text.split(/(?<=\n)/),
  }));
  const all = [{ cell_type: 'markdown', metadata: {}, source: ['# One'] }, ...code];
  const metadata = { language_info: { name: 'python' } };
  return `${JSON.stringify({ cells: all, metadata, nbformat: 4, nbformat_minor: 4 }, undefined, 1)}\n`;
};
const cells = ['import sagemaker', 'print("🚀")', 'session = sagemaker.Session()'] as const;

/** What opens and edits: a file on screen with changes, one without, one that is closed, and the same of notebooks. */
const files = {
  'migrate/closed.py': safe,
  'migrate/dirty.py': safe,
  'migrate/open.py': safe,
  'migrate/review.py': review,
  'migrate/closed.ipynb': notebook(...cells),
  'migrate/open.ipynb': notebook(...cells),
};

/** One command for the whole workspace: review, diffs, and one step that writes everything. */
export const migrateWorkspaceTests: readonly EditorTest[] = [
  {
    name: 'Migrate Workspace opens a review with everything safe ticked, and writes nothing',
    async run() {
      await closeAll();
      for (const [name, text] of Object.entries(files)) await write(name, text);
      const plan = await openReview();
      const { review: view } = await extensionApi();
      const ours = plan.files.filter(({ uri }) => uri.includes('/migrate/'));
      assert.deepEqual(ours.map(({ choices }) => choices.join()).sort(), [
        'all',
        'safe',
        'safe',
        'safe',
        'safe',
        'safe',
      ]);
      assert.match(view.summary ?? '', /^\d+ of \d+ files ticked$/);
      assert.equal(await box(await nodeOf('migrate/closed.py')), TreeItemCheckboxState.Checked);
      assert.equal(await box(await nodeOf('migrate/review.py')), TreeItemCheckboxState.Unchecked);
      for (const [name, text] of Object.entries(files)) assert.equal(await read(name), text);
    },
  },
  {
    name: 'each row of the review opens as a diff, a notebook as its cells',
    async run() {
      await click(await nodeOf('migrate/closed.py'));
      const [before, after] = await diffOf('closed.py');
      assert.equal(before.getText(), safe);
      assert.match(after.getText(), /get_execution_role\(\)/);
      assert.match(after.getText(), /from sagemaker\.core/);
      assert.equal(after.languageId, 'python');
      await click(await nodeOf('migrate/closed.ipynb'));
      const [oldCells, newCells] = await diffOf('closed.ipynb');
      assert.match(oldCells.getText(), /^# %% Cell 2\nimport sagemaker\n\n# %% Cell 3\nprint\("🚀"\)/);
      assert.match(newCells.getText(), /session = Session\(\)/);
    },
  },
  {
    name: 'the boxes tick files, grades and everything of a grade; the diff follows',
    async run() {
      const { review: view } = await extensionApi();
      const file = await nodeOf('migrate/review.py');
      await click(file);
      await diffOf('review.py');
      view.tick({ grade: 'review' }, true);
      assert.equal(await box(file), TreeItemCheckboxState.Checked);
      const [, after] = await diffOf('review.py');
      await until('the other side', () => /ModelTrainer\(/.test(after.getText()));
      view.tick({ ...file, grade: 'review' }, false);
      assert.equal(await box(file), TreeItemCheckboxState.Unchecked);
      view.tick(file, true);
      await commands.executeCommand('sagemakerV3.reviewByGrade');
      const grades = view.tree.getChildren().map(({ grade }) => grade);
      assert(grades.includes('safe') && grades.includes('review'), grades.join());
      await commands.executeCommand('sagemakerV3.reviewByFile');
    },
  },
  {
    name: 'Apply writes what is closed, edits what is open in one step that undo takes back, and reports',
    async run() {
      await closeAll();
      // In a browser the editor saves by itself after a second.
      const settings = workspace.getConfiguration('files');
      await settings.update('autoSave', 'off', ConfigurationTarget.Global);
      const open = await show('migrate/open.py');
      const dirty = await show('migrate/dirty.py');
      const edit = new WorkspaceEdit();
      edit.insert(dirty.uri, dirty.lineAt(0).range.start, '# mine\n');
      await workspace.applyEdit(edit);
      const book = await showNotebook('migrate/open.ipynb');
      await findingsOf(book.cellAt(3).document);
      await openReview();
      await tickOnly((uri) => uri.includes('/migrate/') && !uri.endsWith('review.py'));
      const result = await commands.executeCommand<ApplyMigrationResult>('sagemakerV3.applyReview', { anyway: true });
      assert.equal(result.refusal, undefined);
      const changed = result.files.filter(({ status }) => status === 'written' || status === 'edited');
      assert.deepEqual(changed.map(({ name, status }) => `${name} ${status}`).sort(), [
        'migrate/closed.ipynb written',
        'migrate/closed.py written',
        'migrate/dirty.py edited',
        'migrate/open.ipynb edited',
        'migrate/open.py edited',
      ]);
      assert.match(await read('migrate/closed.py'), /from sagemaker\.core/);
      assert.match(await read('migrate/closed.ipynb'), /session = Session\(\)/);
      assert.equal(await read('migrate/review.py'), review);
      // What had no changes of the user's is saved, the rest is theirs to save.
      assert.match(await read('migrate/open.py'), /from sagemaker\.core/);
      assert.match(await read('migrate/open.ipynb'), /session = Session\(\)/);
      assert.equal(await read('migrate/dirty.py'), safe);
      assert.match(dirty.getText(), /^# mine\n[\s\S]*from sagemaker\.core/);
      const { review: view } = await extensionApi();
      assert.equal(view.summary, undefined);
      await until('the report', () => /migration/i.test(window.tabGroups.activeTabGroup.activeTab?.label ?? ''));
      const report = await workspace.openTextDocument(Uri.parse('sagemaker-v3-review:/SageMaker V3 migration.md'));
      assert.match(report.getText(), /5 files changed, 3 of them in the editor/);
      await undoes(open, safe);
      await undoes(dirty, `# mine\n${safe}`);
      await window.showNotebookDocument(book);
      await commands.executeCommand('notebook.cell.quitEdit');
      if (book.cellAt(3).document.getText() !== cells[2]) await commands.executeCommand('undo');
      await until('the old cells', () => book.cellAt(3).document.getText() === cells[2]);
      await commands.executeCommand('workbench.action.files.saveAll');
      await settings.update('autoSave', undefined, ConfigurationTarget.Global);
      await closeAll();
    },
  },
  {
    name: 'a file that changed since the preview is refused by name, the others are migrated',
    async run() {
      await write('migrate/closed.py', safe);
      await write('migrate/other.py', safe);
      await openReview();
      await tickOnly((uri) => /migrate\/(closed|other)\.py$/.test(uri));
      await write('migrate/other.py', `${safe}# mine\n`);
      const { files: outcome } = await commands.executeCommand<ApplyMigrationResult>('sagemakerV3.applyReview', {
        anyway: true,
      });
      const named = outcome.filter(({ reason }) => reason && reason !== 'not chosen');
      assert.deepEqual(
        named.map(({ name, reason }) => [name, reason]),
        [['migrate/other.py', 'it changed since the preview']],
      );
      assert.match(await read('migrate/closed.py'), /from sagemaker\.core/);
      assert.equal(await read('migrate/other.py'), `${safe}# mine\n`);
      await closeAll();
    },
  },
  {
    name: 'Cancel Migration closes the review and writes nothing',
    async run() {
      await write('migrate/closed.py', safe);
      await openReview();
      await commands.executeCommand('sagemakerV3.closeReview');
      const { review: view } = await extensionApi();
      assert.equal(view.summary, undefined);
      assert.equal(await commands.executeCommand('sagemakerV3.applyReview'), undefined);
      assert.equal(await read('migrate/closed.py'), safe);
    },
  },
];

async function openReview(): Promise<MigrationPlan> {
  const plan = await commands.executeCommand<MigrationPlan | undefined>('sagemakerV3.migrateWorkspace', {
    anyway: true,
  });
  assert(plan, 'a plan is made');
  return plan;
}

async function tickOnly(isWanted: (uri: string) => boolean): Promise<void> {
  const { review: view } = await extensionApi();
  for (const node of view.tree.getChildren()) if (node.file) view.tick(node, isWanted(node.file.uri));
}

async function nodeOf(name: string): Promise<ReviewNode> {
  const { review: view } = await extensionApi();
  const node = view.tree.getChildren().find(({ file }) => file?.uri.endsWith(`/${name}`));
  assert(node, `${name} is in the review`);
  return node;
}

async function box(node: ReviewNode): Promise<TreeItem['checkboxState']> {
  const { review: view } = await extensionApi();
  return view.tree.getTreeItem(node).checkboxState;
}

/** Runs what a click on a row runs. */
async function click(node: ReviewNode): Promise<void> {
  const { review: view } = await extensionApi();
  const { command } = view.tree.getTreeItem(node);
  assert(command, 'the row can be clicked');
  await commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Both documents of the diff that is on top, once it is that of a file. */
async function diffOf(name: string): Promise<readonly [TextDocument, TextDocument]> {
  const { original, modified } = await until(`the diff of ${name}`, () => {
    const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
    return input instanceof TabInputTextDiff && input.modified.path.includes(name) && input;
  });
  return [await workspace.openTextDocument(original), await workspace.openTextDocument(modified)];
}

/** The editor takes the edit back in this file, or in all of its files at once: it asks, and here nobody answers. */
async function undoes(document: TextDocument, text: string): Promise<void> {
  await window.showTextDocument(document);
  if (document.getText() !== text) await commands.executeCommand('undo');
  await until(`the old text of ${document.uri.path}`, () => document.getText() === text);
}

async function show(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uriOf(name));
  await window.showTextDocument(document, { preview: false });
  await findingsOf(document);
  return document;
}

async function showNotebook(name: string): Promise<NotebookDocument> {
  const document = await workspace.openNotebookDocument(uriOf(name));
  await window.showNotebookDocument(document, { preview: false });
  return document;
}

async function write(name: string, text: string): Promise<void> {
  await workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
}

async function read(name: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uriOf(name)));
}

function uriOf(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'the editor has a folder open');
  return Uri.joinPath(folder.uri, name);
}
