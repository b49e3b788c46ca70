import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Editor } from './install';
import { runCommand } from './run-command';

/** What to open in the editor. */
export interface Session {
  /** Absolute path of the folder to open. */
  readonly workspace: string;
  /** Folder of an extension to load from source. */
  readonly extension: string;
  /** Bundle that exports `run()`; its outcome ends the session. */
  readonly tests?: string;
  /** Absolute path of a file to show first. */
  readonly file?: string;
}

/** A VS Code server that answers on `origin` until it is stopped. */
export interface RunningEditor {
  readonly origin: string;
  /** Temporary home of data, extensions and log; gone after `stop`. */
  readonly home: string;
  url(session: Session): string;
  /** Settles when the server ends, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** A free port when absent. */
  readonly port?: number;
  /** Packages to install before the start. */
  readonly vsix?: readonly string[];
}

const settings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Starts an editor with nothing in it but what the options ask for. */
export async function startEditor(editor: Editor, options: StartOptions = {}): Promise<RunningEditor> {
  const home = await mkdtemp(join(tmpdir(), 'sagemaker-v3-editor-'));
  const port = options.port ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  await mkdir(join(home, 'data', 'User'), { recursive: true });
  await writeFile(join(home, 'data', 'User', 'settings.json'), JSON.stringify(settings));
  const folders = ['--server-data-dir', home, '--extensions-dir', join(home, 'extensions')];
  folders.push('--accept-server-license-terms');
  try {
    for (const vsix of options.vsix ?? []) {
      const args = [editor.main, ...folders, '--install-extension', vsix];
      await runCommand(editor.node, args, { env: environment(), shell: false });
    }
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
  const flags = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  // Newer editions run a payload's tests only with it; older ones do not know it and say so in their log.
  flags.push('--enable-smoke-test-driver');
  const child = spawn(editor.node, [editor.main, ...flags, ...folders], { env: environment() });
  const log = createWriteStream(join(home, 'server.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill();
    await Promise.race([ended, sleep(5000)]);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilUp(origin, () => child.exitCode === null);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, home, ended, stop, url: (session) => sessionUrl(origin, session) };
}

function sessionUrl(origin: string, session: Session): string {
  const remote = (path: string) => `vscode-remote://${new URL(origin).host}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(session.extension)],
    ...(session.tests ? [['extensionTestsPath', remote(session.tests)]] : []),
    ...(session.file ? [['openFile', remote(session.file)]] : []),
    ['skipWelcome', 'true'],
  ];
  const query = `folder=${encodeURIComponent(session.workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  return `${origin}/?${query}`;
}

async function untilUp(origin: string, isAlive: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (!isAlive()) throw new Error('The editor ended before it answered.');
    const status = await fetch(origin).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await sleep(100);
  }
  throw new Error(`The editor did not answer on ${origin} within a minute.`);
}

/** Without what an enclosing VS Code sets, which would make the editor join that one. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  return Object.fromEntries(own);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      );
    });
  });
}
