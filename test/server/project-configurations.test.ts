import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { v2 } from './programs';
import { startClient } from './start-client';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sagemaker-v3-project-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

async function project(...lines: string[]): Promise<void> {
  await writeFile(join(folder, 'pyproject.toml'), `[tool.sagemaker-v3]\n${lines.join('\n')}\n`);
}

describe('the pyproject.toml beside an open file', () => {
  test('switches codes off, and the settings of the editor win', async () => {
    await project('ignore = ["SM2", "SM1"]');
    const client = await startClient({ settings: { severity: { SM201: 'warning' } } });
    await client.open(uriOf('a.py'), v2);
    expect((await client.diagnostics(uriOf('a.py'))).map(({ code }) => code)).toEqual(['SM201']);
  });

  test('leaves a file out, and its neighbours in', async () => {
    await project('exclude = ["old/"]');
    await mkdir(join(folder, 'old'));
    const client = await startClient();
    await client.open(uriOf('old/a.py'), v2);
    await client.open(uriOf('b.py'), v2);
    expect(await client.diagnostics(uriOf('b.py'))).not.toEqual([]);
    expect(
      client.published.filter(({ uri, diagnostics }) => uri === uriOf('old/a.py') && diagnostics.length > 0),
    ).toEqual([]);
  });

  test('is read anew when it changes', async () => {
    const client = await startClient();
    await client.open(uriOf('a.py'), v2);
    expect(await client.diagnostics(uriOf('a.py'))).not.toEqual([]);
    await project('ignore = ["SM"]');
    const seen = client.published.length;
    await client.fileChanged(uriOf('pyproject.toml'));
    await client.nextPublished(uriOf('a.py'), ({ diagnostics }) => diagnostics.length === 0, seen);
  });

  test('is named in the log once when it is wrong, and what is right in it holds', async () => {
    await project('ignor = ["SM1"]', 'ignore = ["SM2"]');
    const client = await startClient();
    for (const name of ['a.py', 'b.py']) {
      await client.open(uriOf(name), v2);
      const codes = (await client.diagnostics(uriOf(name))).map(({ code }) => code);
      expect(codes.length).toBeGreaterThan(0);
      expect(codes.filter((code) => String(code).startsWith('SM2'))).toEqual([]);
    }
    expect(client.logged.filter((line) => line.includes('pyproject.toml'))).toEqual([
      expect.stringMatching(/pyproject\.toml: tool\.sagemaker-v3\.ignor is not a setting; did you mean ignore\?$/),
    ]);
  });

  test('means nothing to a file that is on no disk', async () => {
    const client = await startClient();
    await client.open('untitled:Untitled-1', v2);
    expect(await client.diagnostics('untitled:Untitled-1')).not.toEqual([]);
  });
});
