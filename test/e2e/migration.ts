import assert from 'node:assert/strict';
import { commands, TabInputTextDiff, window, workspace } from 'vscode';
import type { EditorTest } from './editor-test';
import { until } from './until';
import { closeAll, findingsOf, openFile, trainingScript } from './workspace';

/** The commands that change or would change a whole file. */
export const migrationTests: readonly EditorTest[] = [
  {
    name: 'Migrate Whole File rewrites, and one undo brings everything back',
    async run() {
      const document = await openFile('migrate.py', trainingScript);
      await findingsOf(document);
      await commands.executeCommand('sagemakerV3.migrateFile');
      assert.match(document.getText(), /ModelTrainer\(/);
      assert.doesNotMatch(document.getText(), /\bEstimator\(/);
      const migrated = document.getText();
      await window.showTextDocument(document);
      await commands.executeCommand('undo');
      await until('the original text', () => document.getText() === trainingScript);
      await commands.executeCommand('redo');
      await until('the migrated text', () => document.getText() === migrated);
    },
  },
  {
    name: 'a second migration changes nothing',
    async run() {
      const document = await openFile('twice.py', trainingScript);
      await findingsOf(document);
      await commands.executeCommand('sagemakerV3.migrateFile');
      const { version } = document;
      await commands.executeCommand('sagemakerV3.migrateFile');
      assert.equal(document.version, version);
    },
  },
  {
    name: 'line ends, a byte order mark and emoji survive a migration',
    async run() {
      const text = `\uFEFF# 🚀 crew\n${trainingScript}`.replaceAll('\n', '\r\n');
      const document = await openFile('crlf.py', text);
      await findingsOf(document);
      await commands.executeCommand('sagemakerV3.migrateFile');
      await document.save();
      const saved = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(document.uri));
      assert.match(saved, /^\uFEFF# 🚀 crew\r\n/);
      assert.match(saved, /ModelTrainer\(/);
      assert.doesNotMatch(saved, /[^\r]\n/);
    },
  },
  {
    name: 'Preview Migration opens a diff and leaves the file alone',
    async run() {
      const document = await openFile('preview.py', trainingScript);
      await findingsOf(document);
      await commands.executeCommand('sagemakerV3.previewMigration', document.uri);
      const diff = await until('a diff', () => {
        const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
        return input instanceof TabInputTextDiff && input;
      });
      assert.equal(diff.original.toString(), document.uri.toString());
      assert.match((await workspace.openTextDocument(diff.modified)).getText(), /ModelTrainer\(/);
      assert.equal(document.getText(), trainingScript);
      await commands.executeCommand('sagemakerV3.migrateFile', diff.modified);
      assert.match(document.getText(), /ModelTrainer\(/);
    },
  },
  {
    name: 'a restarted server finds everything again',
    async run() {
      await closeAll();
      await commands.executeCommand('sagemakerV3.restartServer');
      await findingsOf(await openFile('restarted.py', trainingScript));
    },
  },
];
