import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createMessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { CheckWorkspace } from '../../server/src/protocol/workspace-findings';

const SERVER = join(resolve(__dirname, '..', '..'), 'dist', 'server.js');

/** Starts the bundle as any editor would; `npm test` builds it first. */
function start() {
  expect(existsSync(SERVER), 'run npm run build first').toBe(true);
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const exited = new Promise<number | null>((done) => child.on('exit', done));
  connection.listen();
  return { child, connection, exited };
}

describe('the built server over stdio', () => {
  it.skipIf(process.platform !== 'linux')(
    'checks a folder with a notebook of 50 MB in little memory',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'large-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const outputs = [{ output_type: 'stream', text: 'sagemaker \\u00e9 '.repeat(2_900_000) }];
      const cells = [{ cell_type: 'code', outputs, source: 'import sagemaker\nsagemaker.Session()' }];
      await writeFile(join(folder, 'a.ipynb'), JSON.stringify({ cells, nbformat: 4 }));
      const { child, connection, exited } = start();
      const uri = pathToFileURL(folder).href;
      const workspaceFolders = [{ uri, name: 'large' }];
      connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
      connection.onRequest('client/registerCapability', () => null);
      const capabilities = { workspace: { workspaceFolders: true } };
      await connection.sendRequest('initialize', {
        processId: process.pid,
        rootUri: uri,
        workspaceFolders,
        capabilities,
      });
      await connection.sendNotification('initialized', {});
      const result = await connection.sendRequest(CheckWorkspace.type, {});
      expect(result).toMatchObject({ files: 1, found: 1, problems: [] });
      const peak = Number(/VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
      expect(peak).toBeGreaterThan(100);
      expect(peak).toBeLessThan(700);
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      expect(await exited).toBe(0);
      connection.dispose();
    },
    60_000,
  );

  it('answers, publishes diagnostics and leaves when told', async () => {
    const { connection, exited } = start();
    const { capabilities } = await connection.sendRequest<{ capabilities: { codeActionProvider?: unknown } }>(
      'initialize',
      {
        processId: process.pid,
        rootUri: null,
        capabilities: {},
      },
    );
    expect(capabilities.codeActionProvider).toBeDefined();
    await connection.sendNotification('initialized', {});
    const published = new Promise<PublishDiagnosticsParams>((done) => {
      connection.onNotification('textDocument/publishDiagnostics', done);
    });
    const textDocument = {
      uri: 'file:///a.py',
      languageId: 'python',
      version: 1,
      text: 'import sagemaker\nsagemaker.Session()\n',
    };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    expect((await published).diagnostics.map((one) => one.code)).toEqual(['SM101']);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await exited).toBe(0);
    connection.dispose();
  });
});
