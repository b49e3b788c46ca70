import { readdir, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { v2Program } from './support/programs';
import { type Run, useWorkspace } from './support/run-cli';

const workspace = useWorkspace();
const file = 'baseline.json';
const args = ['check', '--baseline', file, '.'];

const update = (...paths: string[]): Promise<Run> =>
  workspace.run(['check', '--baseline', file, '--update-baseline', ...(paths.length > 0 ? paths : ['.'])]);

describe('a baseline', () => {
  it('makes a run fail on new usages only', async () => {
    await workspace.write({ 'a.py': v2Program });
    expect((await workspace.run(['check', '.'])).code).toBe(1);
    expect(await update()).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^baseline\.json: \d findings known/),
    });
    expect(await workspace.run(args)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^1 file checked, no new findings, \d known from the baseline\n$/),
      stderr: '',
    });
    await workspace.write({ 'b.py': 'from sagemaker import get_execution_role\n' });
    const { code, stdout } = await workspace.run(args);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^b\.py:1:23: SM105 .*\n2 files checked, 1 new finding /);
  });

  it('survives lines that move, blanks that change and code that comes in between', async () => {
    await workspace.write({ 'a.py': v2Program });
    await update();
    await workspace.write({
      'a.py': `"""Doc."""\n\n\n${v2Program.replace('unknown(**options):\n    return', 'unknown(**options):\n    if options:\n          return')}`,
    });
    expect((await workspace.run(args)).code).toBe(0);
  });

  it('counts equal lines', async () => {
    const line = 'Estimator(image_uri="i", role="r", instance_count=1, instance_type="ml.m5.large")\n';
    const head = 'from sagemaker.estimator import Estimator\n';
    await workspace.write({ 'a.py': head + line.repeat(2) });
    await update();
    expect(await workspace.read(file)).toContain('"count":2}');
    expect((await workspace.run(args)).code).toBe(0);
    await workspace.write({ 'a.py': head + line.repeat(3) });
    const { code, stdout } = await workspace.run(args);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.py:4:1: SM201 /);
  });

  it('survives cells that move and neighbours that are edited', async () => {
    const code = (source: string): object => ({ cell_type: 'code', metadata: {}, outputs: [], source });
    const notebook = (...cells: object[]): string => JSON.stringify({ cells, nbformat: 4 });
    const [imports, first, second] = [
      code('from sagemaker.estimator import Estimator'),
      code('one = Estimator(image_uri="i", role="r")'),
      code('two = Estimator(image_uri="j", role="r")'),
    ] as const;
    await workspace.write({ 'a.ipynb': notebook(imports, first, second) });
    await update();
    expect(await workspace.run(args)).toMatchObject({ code: 0, stderr: '' });
    const edited = code('import boto3\nprint(1)');
    const title = { cell_type: 'markdown', metadata: {}, source: '# Title' };
    await workspace.write({
      'a.ipynb': JSON.stringify(JSON.parse(notebook(title, imports, second, edited, first)), null, 1),
    });
    expect(await workspace.run(args)).toMatchObject({ code: 0, stderr: '' });
    await workspace.write({
      'a.ipynb': notebook(imports, first, second, code('three = Estimator(image_uri="k", role="r")')),
    });
    const { code: exit, stdout } = await workspace.run(args);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^a\.ipynb:cell 4:1:9: SM201 .*\n1 file checked, 1 new finding /);
  });

  it('treats the same code in another file as new', async () => {
    await workspace.write({ 'a.py': v2Program });
    await update();
    await workspace.write({ 'copy/a.py': v2Program });
    expect((await workspace.run(args)).stdout).toContain('copy/a.py:');
  });

  it('knows markers too: a migration does not hide behind it', async () => {
    await workspace.write({ 'a.py': '# TODO(sagemaker-v3 SM201): Look at this.\nx = 1\n' });
    expect((await workspace.run(['check', '.'])).code).toBe(1);
    await update();
    expect((await workspace.run(args)).code).toBe(0);
    await workspace.write({ 'a.py': '# TODO(sagemaker-v3 SM201): Look at that.\nx = 1\n' });
    expect((await workspace.run(args)).code).toBe(1);
  });

  it('says what is no longer found, once, and does not fail on it', async () => {
    await workspace.write({ 'a.py': v2Program, 'b.py': v2Program });
    await update();
    await workspace.write({ 'a.py': 'x = 1\n' });
    await rm(workspace.path('b.py'));
    const { code, stderr } = await workspace.run(args);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^baseline\.json: note: no longer found: a\.py: SM\d{3} in ".*" and \d more; --update-baseline takes them out\n$/,
    );
    await update();
    expect(await workspace.read(file)).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  });

  it('is left alone for the files that a run does not look at', async () => {
    await workspace.write({ 'a.py': v2Program, 'b.py': v2Program });
    await update();
    const before = await workspace.read(file);
    expect(await workspace.run(['check', '--baseline', file, 'a.py'])).toMatchObject({ code: 0, stderr: '' });
    await update('a.py');
    expect(await workspace.read(file)).toBe(before);
  });

  it('has the same bytes for the same findings, whatever the order and the folder', async () => {
    await workspace.write({ 'a.py': v2Program, 'sub/b.py': v2Program });
    await update('sub', 'a.py');
    const first = await workspace.read(file);
    await update('.');
    expect(await workspace.read(file)).toBe(first);
    await update(workspace.path('sub'), workspace.path('a.py'));
    expect(await workspace.read(file)).toBe(first);
    expect(first.split('\n').filter((line) => line.includes('"path":"sub/b.py"')).length).toBeGreaterThan(2);
    expect((await readdir(workspace.folder)).sort()).toEqual(['a.py', file, 'sub']);
  });

  it('counts what it knows in the JSON report', async () => {
    await workspace.write({ 'a.py': v2Program });
    await update();
    const { summary, files } = JSON.parse((await workspace.run([...args, '--format', 'json'])).stdout);
    expect(files).toEqual([]);
    expect(summary.found).toBe(0);
    expect(summary.known).toBeGreaterThan(2);
  });

  it.each([
    ['{', 'not valid JSON; --update-baseline writes a new one'],
    ['<<<<<<< ours\n{}', 'not valid JSON, it has conflict markers; --update-baseline writes a new one'],
    ['[]', 'not a baseline; --update-baseline writes a new one'],
    ['{"version": 2, "findings": []}', 'version 2 is unknown; --update-baseline writes a new one'],
    [
      '{"version": 1, "findings": [{"path": "a"}]}',
      'findings[0] is not an entry of a baseline; --update-baseline writes a new one',
    ],
  ])('that reads %j stops the run with one line', async (text, reason) => {
    await workspace.write({ 'a.py': v2Program, [file]: text });
    expect(await workspace.run(args)).toMatchObject({ code: 2, stdout: '', stderr: `error: ${file}: ${reason}\n` });
  });

  it('that is missing stops the run with one line', async () => {
    const { code, stderr } = await workspace.run(args);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `error: ${file}: no such file or directory; --update-baseline writes it\n`,
    });
    expect((await workspace.run(['check', '--update-baseline', '.'])).stderr).toBe(
      'error: --update-baseline needs --baseline FILE\n',
    );
  });

  it('is not written when a file could not be checked', async () => {
    await workspace.write({ 'a.py': Buffer.from([0x23, 0xff, 0x0a, ...Buffer.from('import sagemaker')]) });
    const { code, stderr } = await update();
    expect(code).toBe(2);
    expect(stderr).toContain(`error: ${file} is not written, because not every file could be checked\n`);
    expect(await readdir(workspace.folder)).toEqual(['a.py']);
  });
});
