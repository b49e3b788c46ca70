import { runTests } from './editor-test';
import { findingsTests } from './findings';
import { grammarTests } from './grammar';
import { manifestTests } from './manifests';
import { migrateWorkspaceTests } from './migrate-workspace';
import { migrationTests } from './migration';
import { notebookTests } from './notebook';
import { workspaceTests } from './workspace-findings';

/** The entry that VS Code calls; rejects when a test failed. */
export function run(): Promise<void> {
  return runTests([
    ...findingsTests,
    ...grammarTests,
    ...notebookTests,
    ...migrationTests,
    ...workspaceTests,
    ...migrateWorkspaceTests,
    ...manifestTests,
  ]);
}
