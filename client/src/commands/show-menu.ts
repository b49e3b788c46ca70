import { commands, window } from 'vscode';

const choices = () => [
  window.activeNotebookEditor
    ? { label: '$(wand) Migrate Whole Notebook', command: 'sagemakerV3.migrateNotebook' }
    : { label: '$(wand) Migrate Whole File', command: 'sagemakerV3.migrateFile' },
  { label: '$(diff) Preview Migration', command: 'sagemakerV3.previewMigration' },
  { label: '$(checklist) Migrate Workspace…', command: 'sagemakerV3.migrateWorkspace' },
  { label: '$(search) Check Workspace', command: 'sagemakerV3.checkWorkspace' },
  { label: '$(book) Explain a Finding', command: 'sagemakerV3.explain' },
  { label: '$(output) Show Output', command: 'sagemakerV3.showOutput' },
];

/** Offers the commands from the status bar. */
export const showMenu = () => async () => {
  const choice = await window.showQuickPick(choices(), { placeHolder: 'SageMaker SDK V2 → V3' });
  if (choice) await commands.executeCommand(choice.command);
};
