import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allEntries } from '../../rules/catalog/index';
import { renderPage } from '../../rules/docs/render-page';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

describe('explain', () => {
  it('prints the page of a code, in any letter case', async () => {
    const entry = allEntries[0]!;
    const { code, stdout } = await workspace.run(['explain', entry.code.toLowerCase()]);
    expect(code).toBe(0);
    expect(stdout).toBe(`${renderPage(entry).trimEnd()}\n`);
  });

  it.each(['SM000x', 'E501', ''])('knows no page for "%s"', async (unknown) => {
    const { code, stdout, stderr } = await workspace.run(['explain', unknown]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(`error: there is no code "${unknown}"; "sagemaker-v3 rules" lists them\n`);
  });

  it('says what became of a name of V2, re-exports followed', async () => {
    const { code, stdout } = await workspace.run(['explain', 'sagemaker.Session.describe_training_job']);
    expect(code).toBe(0);
    expect(stdout).toContain('sagemaker_client.describe_training_job(TrainingJobName=...)');
    expect(stdout).toContain('relation: replaced');
  });

  it('knows nothing of a name that V2 does not have', async () => {
    const { code, stderr } = await workspace.run(['explain', 'sagemaker.nosuch.Thing']);
    expect(code).toBe(2);
    expect(stderr).toContain('SDK V2 has no public "sagemaker.nosuch.Thing"');
  });

  it('needs a code', async () => {
    expect((await workspace.run(['explain'])).code).toBe(2);
  });
});

describe('rules', () => {
  it('lists every code once, in order', async () => {
    const { code, stdout } = await workspace.run(['rules']);
    expect(code).toBe(0);
    const codes = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ', 1)[0]);
    expect(codes).toEqual(allEntries.map((entry) => entry.code).sort());
  });
});

describe('--version and --help', () => {
  it('print and end with 0', async () => {
    const { version } = JSON.parse(await readFile(join(__dirname, '../../package.json'), 'utf8'));
    expect(await workspace.run(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await workspace.run(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['check', 'migrate', 'explain', 'rules', 'Exit codes:']) expect(help.stdout).toContain(word);
  });
});
