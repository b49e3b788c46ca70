// Opens a copy of examples/ in VS Code with the extension, and runs until it is stopped.
import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultEdition, editionOf } from './editions';
import { ensureEditor } from './install';
import { root } from './paths';
import { startEditor } from './server';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, version: { type: 'string' }, open: { type: 'boolean', default: true } },
    allowNegative: true,
  });
  const editor = await ensureEditor(values.version ? editionOf(values.version) : defaultEdition());
  const running = await startEditor(editor, values.port ? { port: Number(values.port) } : {});
  const workspace = join(running.home, 'examples');
  await cp(join(root, 'examples'), workspace, { recursive: true });
  const url = running.url({ workspace, extension: root, file: join(workspace, 'train_churn_xgboost.py') });
  console.log(
    `\nVS Code ${editor.edition.vscode} with the extension, on a copy of examples/:\n\n  ${url}\n\nCtrl+C stops it.`,
  );
  if (values.open) openBrowser(url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
  await running.ended;
}

/** Opens the user's browser where there is one to see. */
function openBrowser(url: string): void {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (process.env.CI || process.env.SSH_CONNECTION || !hasDisplay) return;
  const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' };
  const opener = spawn(openers[process.platform] ?? 'xdg-open', [url], { stdio: 'ignore', detached: true });
  // The address is printed, so a machine without an opener needs no word about it.
  opener.on('error', () => {});
  opener.unref();
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
