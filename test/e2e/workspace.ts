import assert from 'node:assert/strict';
import { commands, type Diagnostic, extensions, languages, type TextDocument, Uri, window, workspace } from 'vscode';
import type { ExtensionApi } from '../../client/src/extension';
import { until } from './until';

/** A V2 training script that migrates without anything left. */
export const trainingScript = `import sagemaker
from sagemaker.estimator import Estimator

role = sagemaker.get_execution_role()
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-east-1.amazonaws.com/churn:1",
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://churn-models/output",
)
estimator.fit({"train": "s3://churn-data/train"})
`;

/** Writes a file into the opened folder and shows it. */
export async function openFile(name: string, text: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'the editor has a folder open');
  const uri = Uri.joinPath(folder.uri, name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

/** Closes every tab without saving. */
export async function closeAll(): Promise<void> {
  if (window.activeTextEditor?.document.isDirty) await commands.executeCommand('workbench.action.files.revert');
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** Our findings in a document as they are shown now. */
export function findingsIn(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter((diagnostic) => /^SM\d{3}$/.test(codeOf(diagnostic)));
}

/** Waits for the first findings of a document. */
export function findingsOf(document: TextDocument): Promise<Diagnostic[]> {
  return until(`findings in ${document.uri.path}`, () => {
    const findings = findingsIn(document);
    return findings.length > 0 && findings;
  });
}

/** The catalog code of a diagnostic; empty when it has none. */
export function codeOf({ code }: Diagnostic): string {
  return String((typeof code === 'object' ? code.value : code) ?? '');
}

/** What the extension under test exports. */
export async function extensionApi(): Promise<ExtensionApi> {
  const extension = extensions.getExtension<ExtensionApi>('sagemaker-v3-migrator.sagemaker-v3-migrator');
  assert(extension, 'the extension is loaded');
  return extension.activate();
}
