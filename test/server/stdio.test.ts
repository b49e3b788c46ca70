import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createMessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const SERVER = join(resolve(__dirname, '..', '..'), 'dist', 'server.js');

/** The bundle as any editor would start it; `npm test` builds it first. */
describe('the built server over stdio', () => {
  it('answers, publishes diagnostics and leaves when told', async () => {
    expect(existsSync(SERVER), 'run npm run build first').toBe(true);
    const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const exited = new Promise<number | null>((done) => child.on('exit', done));
    connection.listen();
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
