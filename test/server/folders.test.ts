import { describe, expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { LspClient } from '../support/lsp-client';
import { v2 } from './programs';
import { startClient } from './start-client';

const [loud, quiet] = ['file:///loud', 'file:///quiet'];
const options = {
  settings: { severity: { SM: 'warning' } },
  folders: [loud, quiet],
  folderSettings: { [loud]: { severity: { SM: 'error' } }, [quiet]: { severity: { SM: 'information' } } },
};

async function severities(client: LspClient, uri: string): Promise<Set<DiagnosticSeverity | undefined>> {
  await client.open(uri, v2);
  return new Set((await client.diagnostics(uri)).map(({ severity }) => severity));
}

describe('in a workspace of several folders', () => {
  test.each([
    ['one folder', `${loud}/a.py`, DiagnosticSeverity.Error],
    ['another', `${quiet}/deep/b.py`, DiagnosticSeverity.Information],
    ['none of them', 'file:///elsewhere/c.py', DiagnosticSeverity.Warning],
    ['a folder whose name only begins alike', 'file:///loudest/d.py', DiagnosticSeverity.Warning],
    ['no file at all', 'untitled:Untitled-1', DiagnosticSeverity.Warning],
    ['a virtual file system', 'vscode-vfs://github/owner/repo/e.py', DiagnosticSeverity.Warning],
  ])('a file in %s has its settings', async (_name, uri, severity) => {
    const client = await startClient(options);
    expect(await severities(client, uri)).toEqual(new Set([severity]));
  });

  test('a notebook has the settings of its folder', async () => {
    const client = await startClient(options);
    const [cell] = await client.openNotebook(`${quiet}/n.ipynb`, [v2]);
    const found = await client.diagnostics(cell!);
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set([DiagnosticSeverity.Information]));
  });

  test('the innermost folder wins', async () => {
    const inner = `${loud}/vendored`;
    const folderSettings = { ...options.folderSettings, [inner]: { enable: false } };
    const client = await startClient({ ...options, folders: [loud, inner], folderSettings });
    await client.open(`${inner}/a.py`, v2);
    expect(await client.diagnostics(`${inner}/a.py`)).toEqual([]);
    expect((await severities(client, `${loud}/b.py`)).size).toBe(1);
  });

  test('a folder that comes brings its settings, and takes them along', async () => {
    const client = await startClient({ ...options, folders: [quiet] });
    const uri = `${loud}/a.py`;
    expect(await severities(client, uri)).toEqual(new Set([DiagnosticSeverity.Warning]));
    await client.changeFolders([loud], []);
    await client.nextPublished(uri, ({ diagnostics }) => diagnostics[0]?.severity === DiagnosticSeverity.Error);
    const seen = client.published.length;
    await client.changeFolders([], [loud]);
    await client.nextPublished(uri, ({ diagnostics }) => diagnostics[0]?.severity === DiagnosticSeverity.Warning, seen);
  });

  test('a folder that comes shows nothing until its settings are there', async () => {
    let answer = (_settings: unknown): void => {};
    const settings = new Promise((resolve) => {
      answer = resolve;
    });
    const client = await startClient({ settings: options.settings, folderSettings: { [loud]: settings } });
    await client.changeFolders([loud], []);
    await client.open(`${loud}/a.py`, v2);
    await client.open('file:///elsewhere/b.py', v2);
    expect(await client.diagnostics('file:///elsewhere/b.py')).not.toEqual([]);
    expect(client.published.map(({ uri }) => uri)).not.toContain(`${loud}/a.py`);
    answer({ severity: { SM: 'error' } });
    const found = await client.diagnostics(`${loud}/a.py`);
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set([DiagnosticSeverity.Error]));
  });

  test('a folder whose settings cannot be had falls back to those of the rest', async () => {
    const failing = Promise.reject(new Error('no such store'));
    failing.catch(() => {});
    const client = await startClient({ settings: options.settings, folderSettings: { [loud]: failing } });
    await client.changeFolders([loud], []);
    expect(await severities(client, `${loud}/a.py`)).toEqual(new Set([DiagnosticSeverity.Warning]));
  });

  test('a bad value that folders share is named once', async () => {
    const client = await startClient({ settings: { enable: 'yes' }, folders: [loud, quiet] });
    await severities(client, `${loud}/a.py`);
    expect(client.logged).toEqual(['sagemakerV3.enable: expected true or false, got "yes"; using the default.']);
  });
});
