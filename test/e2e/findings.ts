import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  TabInputCustom,
  TabInputText,
  type TextDocument,
  version,
  window,
  workspace,
} from 'vscode';
import type { EditorTest } from './editor-test';
import { until } from './until';
import { codeOf, extensionApi, findingsIn, findingsOf, openFile, trainingScript } from './workspace';

/** 1.82 ignores `workbench.editorAssociations` among an extension's defaults (microsoft/vscode#194086). */
const PageInput = version.startsWith('1.82.') ? TabInputText : TabInputCustom;

/** Squiggles, their links, quick fixes and the status item. */
export const findingsTests: readonly EditorTest[] = [
  {
    name: 'a V2 file gets findings on the names that are wrong',
    async run() {
      const document = await openFile('findings.py', trainingScript);
      const findings = await findingsOf(document);
      const texts = findings.map(({ range }) => document.getText(range));
      assert(texts.includes('Estimator'), `found ${texts.join(' | ')}`);
      assert(
        texts.every((text) => !text.includes('\n')),
        'every finding sits on one line',
      );
    },
  },
  {
    name: 'the code of a finding links to its page',
    async run() {
      const document = await openFile('links.py', trainingScript);
      const [finding] = await findingsOf(document);
      assert(finding && typeof finding.code === 'object');
      const code = codeOf(finding);
      await commands.executeCommand('vscode.open', finding.code.target);
      await until('the page', () => {
        const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
        return input instanceof PageInput && input.uri.path.endsWith(`/${code}.md`);
      });
      await commands.executeCommand('sagemakerV3.explain', code);
      await until('a preview beside the file', () =>
        window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === `Preview ${code}.md`),
      );
    },
  },
  {
    name: 'a quick fix rewrites the finding it belongs to',
    async run() {
      const document = await openFile('quick-fix.py', trainingScript);
      await findingsOf(document);
      const before = document.getText();
      const { action, code, count } = await until('a quick fix with an edit', () => firstQuickFix(document));
      assert(action.edit && (await workspace.applyEdit(action.edit)));
      assert.notEqual(document.getText(), before);
      await until(`one ${code} less`, () => findingsIn(document).filter((one) => codeOf(one) === code).length < count);
    },
  },
  {
    name: 'a half-typed line keeps the findings elsewhere',
    async run() {
      const document = await openFile('half-typed.py', trainingScript);
      await findingsOf(document);
      const editor = await window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(document.lineAt(document.lineCount - 1).range.end, 'result = foo('));
      const { statusText } = await extensionApi();
      await until('the count in the status bar', () => statusText()?.includes(String(findingsIn(document).length)));
      assert(findingsIn(document).some(({ range }) => document.getText(range) === 'Estimator'));
    },
  },
  {
    name: 'the status item counts the V2 usages of the active file only',
    async run() {
      const { statusText } = await extensionApi();
      const document = await openFile('status.py', trainingScript);
      await findingsOf(document);
      await until('the count', () => statusText()?.includes(String(findingsIn(document).length)));
      await openFile('notes.txt', 'from sagemaker.estimator import Estimator\n');
      await until('a hidden item', () => statusText() === undefined);
    },
  },
  {
    name: 'a Python file without sagemaker gets nothing',
    async run() {
      const plain = await openFile('plain.py', 'class Estimator:\n    def fit(self): ...\n\nEstimator().fit()\n');
      const { statusText } = await extensionApi();
      // The server answers in order: once the second file has findings, the first has been looked at.
      await findingsOf(await openFile('after-plain.py', trainingScript));
      await window.showTextDocument(plain);
      assert.deepEqual(findingsIn(plain), []);
      await until('a hidden item', () => statusText() === undefined);
    },
  },
];

async function firstQuickFix(document: TextDocument) {
  for (const finding of findingsIn(document)) {
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      CodeActionKind.QuickFix.value,
      10,
    );
    const code = codeOf(finding);
    const action = actions.find(({ edit, title }) => edit && edit.size > 0 && !/ignore|suppress/i.test(title));
    const count = findingsIn(document).filter((one) => codeOf(one) === code).length;
    if (action) return { action, code, count };
  }
  return undefined;
}
