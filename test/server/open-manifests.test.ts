import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { startClient } from './start-client';

const manifest = 'file:///project/requirements.txt';

const titled = (actions: readonly CodeAction[], title: RegExp) => actions.find((action) => title.test(action.title));

describe('an open manifest', () => {
  test('gets diagnostics that follow the typing', async () => {
    const client = await startClient();
    await client.open(manifest, 'boto3\nsagemaker==2.200.0\n', 'pip-requirements');
    const [first] = await client.diagnostics(manifest);
    expect(first).toMatchObject({ code: 'SM001', range: { start: { line: 1, character: 0 } } });
    const hover = await client.hover(manifest, 'sagemaker');
    expect(JSON.stringify(hover)).toContain('sagemaker>=3,<4');
    await client.replace(manifest, '==2.200.0', '>=3,<4');
    expect(await client.diagnostics(manifest)).toEqual([]);
  });

  test('offers to move and to hold, the move by the editor preferred only when safe', async () => {
    const client = await startClient();
    await client.open(manifest, 'sagemaker>=2.100  # SDK\n', 'plaintext');
    const actions = await client.codeActions(manifest, client.rangeOf(manifest, 'sagemaker'));
    const hold = await client.resolve(titled(actions, /^Hold at V2 for now: sagemaker>=2\.100,<3$/)!);
    expect(client.preview(manifest, hold.edit!)).toBe('sagemaker>=2.100,<3  # SDK\n');
    const move = await client.resolve(titled(actions, /^Move to V3: sagemaker>=3,<4$/)!);
    expect(client.preview(manifest, move.edit!)).toBe('sagemaker>=3,<4  # SDK\n');
    const suppress = await client.resolve(titled(actions, /^Suppress SM002 on this line$/)!);
    expect(client.preview(manifest, suppress.edit!)).toContain('# sagemaker-v3: ignore[SM002]');
    expect(titled(actions, /^Explain SM002$/)).toBeDefined();
  });

  test.each([
    ['V3', manifest, 'sagemaker>=3,<4\n'],
    ['another file', 'file:///project/notes.txt', 'sagemaker==2.0\n'],
    ['another YAML file', 'file:///project/config.yaml', 'dependencies:\n  - sagemaker-python-sdk=2.0\n'],
  ])('is silent on %s', async (_, uri, text) => {
    const client = await startClient();
    await client.open(uri, text, 'plaintext');
    expect(await client.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } })).toEqual(
      [],
    );
  });
});

describe('suppress', () => {
  const ignore = (code: string): string => `# sagemaker-v3: ignore[${code}]`;

  test.each([
    ['a requirements file', 'requirements.txt', 'sagemaker==2.200.0\n', `sagemaker==2.200.0  ${ignore('SM001')}\n`],
    [
      'a requirement that continues',
      'requirements.txt',
      'boto3\nsagemaker==2.200.0 \\\n    --no-binary :all:\n',
      `boto3\n${ignore('SM001')}\nsagemaker==2.200.0 \\\n    --no-binary :all:\n`,
    ],
    [
      'setup.cfg',
      'setup.cfg',
      '[options]\ninstall_requires =\n    boto3\n    sagemaker==2.200.0\n',
      `[options]\ninstall_requires =\n    boto3\n    ${ignore('SM001')}\n    sagemaker==2.200.0\n`,
    ],
    [
      'pyproject.toml',
      'pyproject.toml',
      '[project]\ndependencies = ["sagemaker==2.200.0"]\n',
      `[project]\ndependencies = ["sagemaker==2.200.0"]  ${ignore('SM001')}\n`,
    ],
    [
      'a command of a Dockerfile',
      'Dockerfile',
      'FROM python\nRUN pip install \\\n    sagemaker==2.200.0 && \\\n    true\n',
      `FROM python\n${ignore('SM001')}\nRUN pip install \\\n    sagemaker==2.200.0 && \\\n    true\n`,
    ],
    [
      'its list form',
      'Dockerfile',
      'FROM python\nRUN ["pip", "install", "sagemaker==2.200.0"]\n',
      `FROM python\n${ignore('SM001')}\nRUN ["pip", "install", "sagemaker==2.200.0"]\n`,
    ],
    [
      'an environment',
      'environment.yml',
      'dependencies:\n  - sagemaker-python-sdk=2.200\n',
      `dependencies:\n  - sagemaker-python-sdk=2.200  ${ignore('SM001')}\n`,
    ],
  ])('silences the pin of %s', async (_, name, text, after) => {
    const uri = `file:///project/${name}`;
    const client = await startClient();
    await client.open(uri, text, 'plaintext');
    const [found] = await client.diagnostics(uri);
    const action = titled(await client.codeActions(uri, found!.range), /^Suppress SM\d+ on this line$/);
    client.apply((await client.resolve(action!)).edit!);
    expect(client.text(uri)).toBe(after);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  test('silences a marker', async () => {
    const client = await startClient();
    const marker = '# TODO(sagemaker-v3 SM001): Look at this.';
    await client.open(manifest, `${marker}\nboto3\n`, 'plaintext');
    const [found] = await client.diagnostics(manifest);
    const action = titled(await client.codeActions(manifest, found!.range), /^Suppress SM001 on this line$/);
    client.apply((await client.resolve(action!)).edit!);
    expect(client.text(manifest)).toBe(`${marker}  ${ignore('SM001')}\nboto3\n`);
    expect(await client.diagnostics(manifest)).toEqual([]);
  });

  test('is not offered where the format has no comments', async () => {
    const uri = 'file:///project/Pipfile.lock';
    const client = await startClient();
    await client.open(uri, '{"default": {"sagemaker": {"version": "==2.200.0"}}}\n', 'json');
    const [found] = await client.diagnostics(uri);
    const actions = await client.codeActions(uri, found!.range);
    expect(actions.map(({ title }) => title)).toEqual(['Explain SM006']);
  });
});

describe('a pin in a program', () => {
  test('can be held beside being moved', async () => {
    const client = await startClient();
    const uri = 'file:///project/setup_cell.py';
    await client.open(uri, 'import os\nos.system("pip install sagemaker")\n');
    const actions = await client.codeActions(uri, client.rangeOf(uri, 'sagemaker'));
    const hold = await client.resolve(titled(actions, /^Hold at V2 for now/)!);
    expect(client.preview(uri, hold.edit!)).toBe(`import os\nos.system("pip install 'sagemaker<3'")\n`);
  });
});

describe('the target of the nearest pin', () => {
  test('decides what is written, and is read anew when its file changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sagemaker-v3-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, 'uv.lock'), '[[package]]\nname = "sagemaker"\nversion = "3.5.0"\n');
    const uri = pathToFileURL(join(folder, 'cell.py')).href;
    const client = await startClient();
    await client.open(uri, 'import os\nos.system("pip install sagemaker")\n');
    const actions = await client.codeActions(uri, client.rangeOf(uri, 'sagemaker'));
    expect(titled(actions, /^Move to V3: sagemaker>=3\.5,<4$/)).toBeDefined();
    const lock = join(folder, 'uv.lock');
    writeFileSync(lock, '[[package]]\nname = "sagemaker"\nversion = "3.7.0"\n');
    await client.changeFiles(pathToFileURL(lock).href);
    const later = await client.codeActions(uri, client.rangeOf(uri, 'sagemaker'));
    expect(titled(later, /^Move to V3: sagemaker>=3\.7,<4$/)).toBeDefined();
  });
});
