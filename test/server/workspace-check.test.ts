import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { FileChangeType } from 'vscode-languageserver-protocol';
import {
  CheckWorkspace,
  type CheckWorkspaceResult,
  ClearWorkspace,
  WorkspaceReport,
} from '../../server/src/protocol/workspace-findings';
import type { LspClient } from '../support/lsp-client';
import { startClient } from './start-client';

const session = 'import sagemaker\nsagemaker.Session()\n';
const estimator = 'from sagemaker.estimator import Estimator\nEstimator("image", "role").fit()\n';
const notebook = JSON.stringify({
  cells: [
    { cell_type: 'markdown', source: '# One' },
    { cell_type: 'code', source: 'import sagemaker' },
    { cell_type: 'code', source: 'sagemaker.Session()' },
  ],
  metadata: {},
  nbformat: 4,
});

describe('Check Workspace', () => {
  it('says nothing of files that are not open until it is asked', async () => {
    const { client, uri } = await start({ 'a.py': session, 'b.py': session });
    await client.open(uri('b.py'), session);
    await client.diagnostics(uri('b.py'));
    expect(client.published.map((one) => one.uri)).toEqual([uri('b.py')]);
    expect(client.workspace.size).toBe(0);
  });

  it('publishes what is found in programs, notebooks and manifests', async () => {
    const { client, uri, check } = await start({
      'a.py': session,
      'n.ipynb': notebook,
      'requirements.txt': 'sagemaker<3\n',
      'fine.py': 'print("sagemaker")\n',
    });
    expect(await check()).toMatchObject({ isComplete: true, files: 4, found: 3, affected: 3, problems: [] });
    expect(codes(client, uri('a.py'))).toEqual(['SM101']);
    expect(codes(client, uri('requirements.txt'))).toEqual(['SM001']);
    const [inNotebook] = shown(client, uri('n.ipynb'));
    expect(inNotebook?.message).toMatch(/^Cell 3, line 1: /);
    // Its place in the JSON text.
    expect(notebook.slice(inNotebook?.range.start.character, inNotebook?.range.end.character)).toBe('Session');
    expect(client.workspace.get(uri('n.ipynb'))).toMatchObject([
      { code: 'SM101', cell: 2, range: { start: { line: 0, character: 10 } }, grade: expect.any(String) },
    ]);
    expect(client.published.some((one) => one.uri === uri('fine.py'))).toBe(false);
  });

  it('gives way to the text of a file that is opened, and returns when it is closed', async () => {
    const { client, uri, check } = await start({ 'a.py': session, 'n.ipynb': notebook });
    await check();
    await client.open(uri('a.py'), `${session}sagemaker.Session()\n`);
    await until(client, uri('a.py'), ['SM101', 'SM101']);
    await client.replace(uri('a.py'), 'sagemaker.Session()\nsagemaker.Session()', 'pass');
    await until(client, uri('a.py'), []);
    await client.close(uri('a.py'));
    await until(client, uri('a.py'), ['SM101']);
    expect(codes(client, uri('a.py'))).toEqual(['SM101']);

    const cells = await client.openNotebook(uri('n.ipynb'), ['import sagemaker', 'sagemaker.Session()']);
    await client.nextPublished(cells[1]!, ({ diagnostics }) => diagnostics.length === 1);
    expect(codes(client, uri('n.ipynb'))).toEqual([]);
    await client.until('the cell', () =>
      client.workspace.get(uri('n.ipynb'))?.find(({ cellUri }) => cellUri === cells[1]),
    );
    const before = client.published.length;
    await client.closeNotebook(uri('n.ipynb'));
    await client.nextPublished(uri('n.ipynb'), ({ diagnostics }) => diagnostics.length === 1, before);
    expect(codes(client, cells[1]!)).toEqual([]);
    await client.until('the cell', () => client.workspace.get(uri('n.ipynb'))?.find(({ cell }) => cell === 2));
  });

  it('follows files that change, come and go, folders included', async () => {
    const { client, uri, check, write, root } = await start({
      'a.py': session,
      'deep/b.py': session,
      'deep/c.py': session,
    });
    await check();
    await write('a.py', 'print(1)\n');
    await write('new.py', session);
    await write('.gitignore', 'hidden.py\n');
    await write('hidden.py', session);
    await write('node_modules/x.py', session);
    await client.changeFiles(...['a.py', 'new.py', 'hidden.py', 'node_modules/x.py'].map(uri));
    await until(client, uri('new.py'), ['SM101']);
    await until(client, uri('a.py'), []);
    expect([...client.workspace.keys()].sort()).toEqual([uri('deep/b.py'), uri('deep/c.py'), uri('new.py')]);
    await rm(join(root, 'deep'), { recursive: true });
    await client.fileChanged(uri('deep'), FileChangeType.Deleted);
    await until(client, uri('deep/c.py'), []);
    expect(codes(client, uri('deep/b.py'))).toEqual([]);
    expect([...client.workspace.keys()]).toEqual([uri('new.py')]);
  });

  it('looks again at what imports a changed file, and at the manifest above the programs', async () => {
    const { client, uri, check, write } = await start({
      'helper.py': 'import sagemaker\ndef make():\n    return None\n',
      'user.py': 'from sagemaker.train import ModelTrainer\nfrom helper import make\nmake().fit()\n',
      'requirements.txt': 'sagemaker\n',
    });
    await check();
    expect(client.workspace.has(uri('user.py'))).toBe(false);
    const pin = () => client.workspace.get(uri('requirements.txt'))?.[0];
    expect(pin()).toBeUndefined();
    await write('helper.py', `${estimator}def make():\n    return Estimator("image", "role")\n`);
    await client.changeFiles(uri('helper.py'));
    await client.until('the importer', () => client.workspace.get(uri('user.py')));
    await client.until('the pin', pin);
  });

  it('follows an open file that was not there when it was checked', async () => {
    const { client, uri, check, write } = await start({ '.gitignore': 'hidden.py\n', 'a.py': session });
    await check();
    await write('new.py', '');
    await write('hidden.py', '');
    await client.open(uri('hidden.py'), session);
    await client.open(uri('new.py'), session);
    await client.until('the new file', () => client.workspace.get(uri('new.py')));
    await client.diagnostics(uri('hidden.py'));
    expect(client.workspace.has(uri('hidden.py'))).toBe(false);
  });

  it('obeys settings of folders and projects, also when they change', async () => {
    const [a, b] = [await folder({ 'a.py': session }), await folder({ 'b.py': session })];
    const off = { [uriOf(b)]: { severity: { SM101: 'off' } } };
    const client = await startClient({ folders: [uriOf(a), uriOf(b)], folderSettings: off });
    await client.request(CheckWorkspace.type, {});
    expect([...client.workspace.keys()]).toEqual([uriOf(join(a, 'a.py'))]);
    await writeFile(join(a, 'pyproject.toml'), '[tool.sagemaker-v3]\nexclude = ["a.py"]\n');
    await client.changeFiles(uriOf(join(a, 'pyproject.toml')));
    await until(client, uriOf(join(a, 'a.py')), []);
    await client.changeFolders([], [uriOf(a)]);
    await unlink(join(a, 'pyproject.toml'));
    await client.changeFiles(uriOf(join(a, 'pyproject.toml')));
    await client.changeFolders([uriOf(a)], []);
    await until(client, uriOf(join(a, 'a.py')), ['SM101']);
  });

  it('passes over what the editor hides, open or not', async () => {
    const files = {
      'a.py': session,
      'old/b.py': session,
      'deep/gen/c.py': session,
      'deep/x_pb.py': session,
      'gen.py': session,
    };
    const [a, b] = [await folder(files), await folder({ 'old/d.py': session })];
    const hidden = { '**/gen': true, old: true, '**/*_{pb,grpc}.py': true, 'a.py': false, 'gen.py': { when: 'x' } };
    const otherSettings = { [`files.exclude ${uriOf(a)}`]: hidden };
    const client = await startClient({ folders: [uriOf(a), uriOf(b)], otherSettings });
    await client.request(CheckWorkspace.type, {});
    const shownFiles = ['a.py', 'gen.py'].map((name) => uriOf(join(a, name)));
    expect([...client.workspace.keys()].sort()).toEqual([...shownFiles, uriOf(join(b, 'old/d.py'))].sort());
    await client.open(uriOf(join(a, 'old/b.py')), session);
    await client.open(uriOf(join(a, 'a.py')), `${session}sagemaker.Session()\n`);
    await client.diagnostics(uriOf(join(a, 'old/b.py')));
    await until(client, uriOf(join(a, 'a.py')), ['SM101', 'SM101']);
    expect(client.workspace.has(uriOf(join(a, 'old/b.py')))).toBe(false);
  });

  it('takes everything back when it is cleared, but what is open', async () => {
    const { client, uri, check, write } = await start({ 'a.py': session, 'b.py': session });
    await client.open(uri('b.py'), session);
    await check();
    await client.request(ClearWorkspace.type, {});
    expect(client.workspace.size).toBe(0);
    expect([codes(client, uri('a.py')), codes(client, uri('b.py'))]).toEqual([[], ['SM101']]);
    const before = client.published.length;
    await write('a.py', estimator);
    await client.changeFiles(uri('a.py'));
    await client.close(uri('b.py'));
    await client.nextPublished(uri('b.py'), ({ diagnostics }) => diagnostics.length === 0, before);
    expect(client.published.slice(before).map((one) => one.uri)).toEqual([uri('b.py')]);
  });

  it('names what cannot be read and checks the rest', async () => {
    const { client, uri, check } = await start({ 'bad.ipynb': '{"cells": "sagemaker', 'a.py': session });
    const { found, problems } = await check();
    expect(found).toBe(1);
    expect(problems).toEqual([{ uri: uri('bad.ipynb'), text: expect.stringContaining('not valid JSON'), fatal: true }]);
    expect(client.logged.filter((line) => line.includes('bad.ipynb'))).toHaveLength(1);
  });

  it('says why there is nothing to check', async () => {
    const none = await startClient();
    expect(await none.request(CheckWorkspace.type, {})).toMatchObject({
      found: 0,
      reason: expect.stringContaining('Open a folder first'),
    });
    const virtual = await startClient({ folders: ['vscode-vfs://github/o/r'] });
    const refusal = await virtual.request(CheckWorkspace.type, {});
    expect(refusal).toMatchObject({ found: 0, reason: expect.stringContaining('not on a disk') });
  });

  it('shows its progress, with counts', async () => {
    const { client, check } = await start({ 'a.py': session, 'b.py': session });
    await check();
    const messages = client.progress.map((one) => [one.kind, 'message' in one ? one.message : '']);
    expect(messages[0]).toEqual(['begin', 'looking for files']);
    expect(messages).toContainEqual(['report', '2 of 2 files']);
    expect(messages.at(-1)).toEqual(['end', '']);
  });
});

describe('the migration report', () => {
  it('counts the workspace with its unsaved texts, and draws the history that is there', async () => {
    const history = {
      date: '2026-01-01',
      commit: '',
      ...{ files: 2, found: 9, safe: 9, review: 0, withheld: 0, marked: 0, suppressed: 0 },
    };
    const { client, uri } = await start({
      'a.py': session,
      'deep/b.py': session,
      'sagemaker-v3-history.json': JSON.stringify({ version: 1, entries: [history] }),
    });
    await client.open(uri('deep/b.py'), 'print("sagemaker")\n');
    const { text = '', found } = await client.request(WorkspaceReport.type, { format: 'markdown' });
    expect(found).toBe(1);
    expect(text).toContain('a.py');
    expect(text).not.toContain('b.py');
    expect(text).toContain('2026-01-01');
    const html = await client.request(WorkspaceReport.type, { format: 'html' });
    expect(html.text).toMatch(/^<!doctype html>/i);
    expect(html.text).not.toMatch(/<script/i);
  });

  it('names files by their folder where there are several, and needs no history', async () => {
    const [a, b] = [await folder({ 'x/a.py': session }), await folder({ 'b.py': session })];
    const client = await startClient({ folders: [uriOf(a), uriOf(b)] });
    const { text = '' } = await client.request(WorkspaceReport.type, { format: 'markdown' });
    expect(text).toContain(`${a.split('/').at(-1)}/x/a.py`);
    expect(text).toContain(`${b.split('/').at(-1)}/b.py`);
  });

  it('is made of a workspace only', async () => {
    const client = await startClient();
    const { text, reason } = await client.request(WorkspaceReport.type, { format: 'html' });
    expect(text).toBeUndefined();
    expect(reason).toMatch(/Open a folder/);
  });
});

interface Started {
  readonly client: LspClient;
  readonly root: string;
  readonly uri: (name: string) => string;
  readonly check: () => Promise<CheckWorkspaceResult>;
  readonly write: (name: string, text: string) => Promise<void>;
}

async function start(files: Readonly<Record<string, string>>): Promise<Started> {
  const root = await folder(files);
  const client = await startClient({ folders: [uriOf(root)] });
  return {
    client,
    root,
    uri: (name) => uriOf(join(root, name)),
    check: () => client.request(CheckWorkspace.type, {}),
    write: (name, text) => write(root, name, text),
  };
}

/** Waits until the list of the whole workspace has these codes for a file. */
async function until(client: LspClient, uri: string, expected: readonly string[]): Promise<void> {
  await client.until(`${expected} in ${uri}`, () => {
    const found = client.workspace.get(uri)?.map(({ code }) => code) ?? [];
    return JSON.stringify(found) === JSON.stringify(expected) || undefined;
  });
}

/** What the editor shows of a document now. */
function shown(client: LspClient, uri: string): readonly Diagnostic[] {
  return client.published.findLast((one) => one.uri === uri)?.diagnostics ?? [];
}

function codes(client: LspClient, uri: string): unknown[] {
  return shown(client, uri).map(({ code }) => code);
}

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await write(root, name, text);
  return root;
}

async function write(root: string, name: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
