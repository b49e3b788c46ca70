import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  commands,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type NotebookDocument,
  NotebookEdit,
  NotebookRange,
  Range,
  TabInputTextDiff,
  type TextDocument,
  Uri,
  version,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { EditorTest } from './editor-test';
import { until } from './until';
import { closeAll, extensionApi, findingsIn, findingsOf, trainingScript } from './workspace';

const cells = [
  '# Churn\n\nTrain a model.',
  'import sagemaker\nfrom sagemaker.estimator import Estimator\n\nrole = sagemaker.get_execution_role()',
  'print("🚀")',
  `estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-east-1.amazonaws.com/churn:1",
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://churn-models/output",
)`,
  'estimator.fit({"train": "s3://churn-data/train"})',
];

/**
 * In VS Code 1.90 no extension's code actions reach a notebook on save: the editor calls its own helper without `this`
 * ("Cannot read properties of undefined (reading 'getActionsToRun')", logged as "Failed to apply code action on save").
 * 1.100 is the oldest version that was seen to apply them.
 */
function savesByCodeAction(): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || minor >= 100;
}

/** For the last kind the editor asks the first cell alone, which is Markdown. */
const onSaveTests = ['source.fixAll', 'source.fixAll.sagemakerV3', 'notebook.source.fixAll'].map(
  (kind): EditorTest => ({
    name: `${kind} on save rewrites all cells, imports included`,
    async run() {
      const documents = await openNotebook(`${kind}.ipynb`);
      await findingsOf(documents[4]!);
      const settings = workspace.getConfiguration('notebook');
      await settings.update('codeActionsOnSave', { [kind]: 'explicit' }, ConfigurationTarget.Global);
      try {
        const edit = new WorkspaceEdit();
        edit.insert(documents[2]!.uri, documents[2]!.lineAt(0).range.start, '1\n');
        await workspace.applyEdit(edit);
        await commands.executeCommand('workbench.action.files.save');
        await until('rewritten cells', () => !/\bEstimator\b/.test(textsOf(documents).join('\n')));
        assert.match(documents[1]!.getText(), /import ModelTrainer/);
        assert.match(documents[3]!.getText(), /ModelTrainer\(/);
        await findingsDone(documents);
      } finally {
        await settings.update('codeActionsOnSave', undefined, ConfigurationTarget.Global);
      }
    },
  }),
);

/** A notebook on disk, its cells, and what one command does to all of them. */
export const notebookTests: readonly EditorTest[] = [
  {
    name: 'the cells of a notebook get findings as one program',
    async run() {
      const [, imports, plain, made, fitted] = await openNotebook('cells.ipynb');
      assert(imports && plain && made && fitted);
      assert((await findingsOf(made)).some(({ range }) => made.getText(range) === 'Estimator'));
      const found = await findingsOf(fitted);
      assert.equal(found.filter(({ range }) => fitted.getText(range) === 'fit').length, 1, 'each finding once');
      assert.deepEqual(findingsIn(plain), []);
      const { statusText } = await extensionApi();
      const count = [imports, made, fitted].flatMap(findingsIn).length;
      await until('the count of the notebook', () => statusText()?.includes(String(count)));
    },
  },
  {
    name: 'a change in one cell refreshes the others, a removed cell takes its objects along',
    async run() {
      const [, imports, , made, fitted] = await openNotebook('siblings.ipynb');
      assert(imports && made && fitted);
      await findingsOf(fitted);
      const edit = new WorkspaceEdit();
      edit.insert(imports.uri, imports.lineAt(1).range.end, ' as Maker');
      await workspace.applyEdit(edit);
      await until('no findings below', () => findingsIn(fitted).length === 0);
      const back = new WorkspaceEdit();
      const { end } = imports.lineAt(1).range;
      back.delete(imports.uri, new Range(end.translate(0, -' as Maker'.length), end));
      await workspace.applyEdit(back);
      await findingsOf(fitted);
      const notebook = window.activeNotebookEditor?.notebook;
      assert(notebook);
      const removal = new WorkspaceEdit();
      removal.set(notebook.uri, [NotebookEdit.deleteCells(new NotebookRange(3, 4))]);
      await workspace.applyEdit(removal);
      await until('no findings on fit', () => findingsIn(fitted).length === 0);
    },
  },
  {
    name: 'a quick fix in a cell changes the imports in their cell',
    async run() {
      const [, imports, , made] = await openNotebook('quick-fix.ipynb');
      assert(imports && made);
      await findingsOf(made);
      const action = await until('the rewrite', async () => {
        const finding = findingsIn(made).find(({ range }) => made.getText(range) === 'Estimator');
        const actions = finding && (await actionsFor(made, CodeActionKind.QuickFix.value, finding.range));
        return actions?.find(({ edit, title }) => edit && /^Rewrite as ModelTrainer/.test(title));
      });
      assert(action.edit && (await workspace.applyEdit(action.edit)));
      assert.match(made.getText(), /ModelTrainer\(/);
      assert.match(imports.getText(), /import ModelTrainer/);
    },
  },
  {
    name: 'Migrate Whole Notebook rewrites every cell, and one undo brings everything back',
    async run() {
      const documents = await openNotebook('migrate.ipynb');
      await findingsOf(documents[4]!);
      await commands.executeCommand('sagemakerV3.migrateNotebook');
      const migrated = textsOf(documents);
      assert.match(migrated[3]!, /ModelTrainer\(/);
      assert.doesNotMatch(migrated.join('\n'), /\bEstimator\b/);
      // Undo goes to whatever has the focus: the person's cursor is in a cell.
      await commands.executeCommand('notebook.focusTop');
      await commands.executeCommand('notebook.focusNextEditor');
      await until(
        'a cell with the focus',
        () => window.activeTextEditor?.document.uri.scheme === 'vscode-notebook-cell',
      );
      await commands.executeCommand('undo');
      await until('the original texts', () => textsOf(documents).every((text, at) => text === cells[at]));
      await commands.executeCommand('redo');
      await until('the migrated texts', () => textsOf(documents).every((text, at) => text === migrated[at]));
      await commands.executeCommand('sagemakerV3.migrateNotebook');
      assert.deepEqual(textsOf(documents), migrated);
    },
  },
  {
    name: 'Preview Migration shows a notebook as one diff',
    async run() {
      const documents = await openNotebook('preview.ipynb');
      await findingsOf(documents[4]!);
      await commands.executeCommand('sagemakerV3.previewMigration');
      const diff = await until('a diff', () => {
        const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
        return input instanceof TabInputTextDiff && input;
      });
      const [before, after] = await Promise.all(
        [diff.original, diff.modified].map((uri) => workspace.openTextDocument(uri)),
      );
      assert(before && after);
      assert.match(before.getText(), /^# %% Cell 2\nimport sagemaker\n/);
      assert.match(after.getText(), /# %% Cell 4\n.*ModelTrainer\(/s);
      assert.deepEqual(textsOf(documents), cells);
      await commands.executeCommand('sagemakerV3.migrateNotebook', diff.modified);
      assert.match(documents[3]!.getText(), /ModelTrainer\(/);
    },
  },
  ...(savesByCodeAction() ? onSaveTests : []),
  {
    name: 'a file on a read-only file system is checked, and its migration refused',
    async run() {
      const registration = workspace.registerFileSystemProvider('vscode-vfs', readOnlyFiles(), { isReadonly: true });
      try {
        const document = await workspace.openTextDocument(Uri.parse('vscode-vfs://test/read-only.py'));
        await window.showTextDocument(document);
        await findingsOf(document);
        const { version } = document;
        await commands.executeCommand('sagemakerV3.migrateFile');
        assert.equal(document.version, version);
        await closeAll();
      } finally {
        registration.dispose();
      }
    },
  },
];

/** Writes a notebook, shows it, and answers the documents of its cells. */
async function openNotebook(name: string): Promise<TextDocument[]> {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'the editor has a folder open');
  const uri = Uri.joinPath(folder.uri, name);
  const content = {
    cells: cells.map((source, at) => ({
      cell_type: at === 0 ? 'markdown' : 'code',
      metadata: {},
      source,
      ...(at === 0 ? {} : { execution_count: null, outputs: [] }),
    })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 4,
  };
  await workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(content, null, 1)));
  const notebook: NotebookDocument = await workspace.openNotebookDocument(uri);
  await window.showNotebookDocument(notebook);
  return notebook.getCells().map(({ document }) => document);
}

/** A file system that holds one V2 script and refuses to write. */
function readOnlyFiles(): FileSystemProvider {
  const refuse = () => {
    throw FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
    watch: () => new Disposable(() => {}),
    stat: () => ({ type: FileType.File, ctime: 0, mtime: 0, size: trainingScript.length }),
    readFile: () => new TextEncoder().encode(trainingScript),
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}

function textsOf(documents: readonly TextDocument[]): string[] {
  return documents.map((document) => document.getText());
}

function actionsFor(document: TextDocument, kind: string, range: Parameters<TextDocument['getText']>[0]) {
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind, 10);
}

/** Waits until nothing that could be rewritten safely is left. */
async function findingsDone(documents: readonly TextDocument[]): Promise<void> {
  await until('no V2 left', () => documents.every((document) => findingsIn(document).length === 0));
}
