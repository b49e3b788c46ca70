import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { Explain } from '../../server/src/protocol/explain';
import { CheckWorkspace } from '../../server/src/protocol/workspace-findings';
import { LspClient } from '../support/lsp-client';

const SERVER = join(resolve(__dirname, '..', '..'), 'dist', 'server.js');
const FOLDERS = 22;
const FILES = 100;

const program = (at: number): string => `from sagemaker.estimator import Estimator

def train_${at}(role):
    estimator = Estimator(image_uri="image", role=role, instance_count=1, instance_type="ml.m5.xlarge")
    estimator.fit({"train": "s3://bucket/train"})
`;

let root: string;

describe('the bundle', () => {
  it('names a file in an encoding for which it has no table, and reads the others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'encodings-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const text = (encoding: string) => `# coding: ${encoding}\nimport sagemaker\nsagemaker.Session()  # \xe9\n`;
    await writeFile(join(folder, 'gbk.py'), text('gbk'), 'latin1');
    await writeFile(join(folder, 'latin.py'), text('latin-1'), 'latin1');
    const client = await startBuilt(folder);
    const { found, problems } = await client.request(CheckWorkspace.type, {});
    const uri = pathToFileURL(join(folder, 'gbk.py')).href;
    const reason = 'unknown encoding "gbk" in the coding declaration; save it as UTF-8';
    expect({ found, problems }).toEqual({ found: 1, problems: [{ uri, text: reason, fatal: true }] });
  });
});

/** The bundles as an editor starts them, threads included; `npm test` builds them first. */
describe('a workspace of thousands of files', () => {
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'large-'));
    for (let folder = 0; folder < FOLDERS; folder++) {
      await mkdir(join(root, `f${folder}`));
      const write = (_: unknown, at: number) => writeFile(join(root, `f${folder}`, `m${at}.py`), program(at));
      await Promise.all(Array.from({ length: FILES }, write));
      await symlink(root, join(root, `f${folder}`, 'loop'));
    }
    return () => rm(root, { recursive: true });
  });

  it('answers others while it is checked, and stops when told', async () => {
    const client = await startBuilt(root);
    const stop = new CancellationTokenSource();
    let isAnswered = false;
    const answer = client.request(CheckWorkspace.type, {}, stop.token);
    void answer.then(() => {
      isAnswered = true;
    });
    await client.until('the first counts', () => client.progress.find((one) => one.kind === 'report'));
    for (let round = 0; round < 5; round++) {
      // Typing goes on: an edit, its squiggles and a request, all of them answered in the middle of it.
      const uri = `untitled:${round}`;
      await client.open(uri, 'import sagemaker\nsagemaker.Session()\n');
      expect(await client.diagnostics(uri)).toHaveLength(1);
      expect(await client.request(Explain.type, { code: 'SM101' })).not.toBeNull();
    }
    expect(isAnswered).toBe(false);
    stop.cancel();
    const { isComplete, files } = await answer;
    expect(isComplete).toBe(false);
    expect(files).toBeLessThan(FOLDERS * FILES);
    expect(client.progress.at(-1)?.kind).toBe('end');
    expect(client.workspace.size).toBe(0);
    expect(client.published.filter(({ uri }) => uri.startsWith('file:'))).toEqual([]);
  });

  it('finds everything, and names what it cannot read', async () => {
    const secret = join(root, 'f0', 'm0.py');
    await chmod(secret, 0);
    onTestFinished(() => chmod(secret, 0o600));
    const client = await startBuilt(root);
    const { isComplete, files, affected, problems } = await client.request(CheckWorkspace.type, {});
    const isRoot = process.getuid?.() === 0;
    expect({ isComplete, files, affected }).toEqual({
      isComplete: true,
      files: FOLDERS * FILES,
      affected: FOLDERS * FILES - (isRoot ? 0 : 1),
    });
    expect(problems.filter(({ fatal }) => fatal)).toEqual(
      isRoot ? [] : [{ uri: pathToFileURL(secret).href, text: 'permission denied', fatal: true }],
    );
    expect(problems.filter(({ text }) => text === 'symbolic link to a directory, not followed')).toHaveLength(FOLDERS);
    await client.until('all files', () => client.workspace.size === affected || undefined);
    const shown = client.published.filter(({ diagnostics }) => diagnostics.length > 0);
    expect(new Set(shown.map(({ uri }) => uri)).size).toBe(affected);
  }, 120_000);
});

async function startBuilt(folder: string): Promise<LspClient> {
  expect(existsSync(SERVER), 'run npm run build first').toBe(true);
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise((done) => child.on('exit', done));
  const client = await LspClient.connect(child.stdout, child.stdin, { folders: [pathToFileURL(folder).href] });
  onTestFinished(async () => {
    await client.stop();
    child.kill();
    await exited;
  });
  return client;
}
