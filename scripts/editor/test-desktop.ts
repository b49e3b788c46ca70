// Runs test/e2e in a desktop VS Code: the one VSCODE_PATH names, else a download by @vscode/test-electron.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from './paths';
import { runCommand } from './run-command';

async function main(): Promise<void> {
  await runCommand(process.execPath, [join(root, 'scripts', 'build.mjs'), '--tests'], { shell: false });
  const home = await mkdtemp(join(tmpdir(), 'sagemaker-v3-desktop-'));
  const workspace = join(home, 'workspace');
  await mkdir(workspace);
  const { VSCODE_PATH } = process.env;
  try {
    process.exitCode = await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', 'test', 'index.js'),
      launchArgs: [workspace, '--disable-extensions', '--user-data-dir', join(home, 'user')],
      ...(VSCODE_PATH ? { vscodeExecutablePath: VSCODE_PATH } : {}),
    });
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
