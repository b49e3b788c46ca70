import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cleanProgram, v2Program } from './support/programs';
import { type RunOptions, useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

/** Runs a check of everything, expecting one line on standard error and that the good file is reported all the same. */
async function complaint(args: readonly string[], options?: RunOptions): Promise<string> {
  await workspace.write({ 'good.py': v2Program });
  const { code, stdout, stderr } = await workspace.run(['check', ...args], options);
  expect(stdout).toContain('good.py:');
  expect(stderr.match(/\n/g)).toHaveLength(1);
  expect(code).toBe(stderr.includes(': note: ') ? 1 : 2);
  return stderr.trimEnd();
}

describe('one line, exit code 2, and every other file still processed', () => {
  it('for a path that does not exist', async () => {
    expect(await complaint(['missing.py', 'good.py'])).toBe('missing.py: error: no such file or directory');
  });

  it('for a path below a file', async () => {
    expect(await complaint(['good.py/x.py', 'good.py'])).toBe('good.py/x.py: error: no such file or directory');
  });

  it('for a file that may not be read', async () => {
    await workspace.write({ 'secret.py': v2Program });
    await chmod(workspace.path('secret.py'), 0);
    const line = await complaint(['.'], { faults: { 'secret.py': 'unreadable' } });
    expect(line).toBe('secret.py: error: permission denied');
  });

  it('for a folder that may not be read', async () => {
    await workspace.write({ 'secret/a.py': v2Program });
    expect(await complaint(['.'], { faults: { secret: 'unreadable' } })).toBe('secret: error: permission denied');
  });

  it('for a broken link that is found', async () => {
    await symlink('nowhere', workspace.path('broken.py'));
    expect(await complaint(['.'])).toBe('broken.py: error: broken symbolic link');
  });

  it('for a broken link that is named', async () => {
    await symlink('nowhere', workspace.path('broken'));
    expect(await complaint(['broken', 'good.py'])).toBe('broken: error: broken symbolic link');
  });

  it('for a link that points at itself', async () => {
    await symlink('loop.py', workspace.path('loop.py'));
    expect(await complaint(['.'])).toBe('loop.py: error: symbolic link loop');
  });

  it('for a binary file that is named', async () => {
    await workspace.write({ 'data.py': Buffer.from('sagemaker\0\x01') });
    expect(await complaint(['data.py', 'good.py'])).toBe('data.py: error: a binary file, not Python source');
  });

  it('for UTF-16 that is named', async () => {
    await workspace.write({ 'wide.py': Buffer.from(`\uFEFF${v2Program}`, 'utf16le') });
    expect(await complaint(['wide.py', 'good.py'])).toBe('wide.py: error: UTF-16 text, which Python cannot read');
  });

  it('for something that is not a file', async () => {
    expect(await complaint(['/dev/null', 'good.py'])).toBe('/dev/null: error: not a regular file');
  });

  it('for a path that is too long', async () => {
    const name = 'x'.repeat(300);
    expect(await complaint([name, 'good.py'])).toBe(`${name}: error: the path is too long`);
  });
});

describe('not an error', () => {
  it('is a folder without Python files, but it gets a line', async () => {
    await workspace.write({ 'empty/readme.txt': '' });
    expect(await complaint(['empty', 'good.py'])).toBe('empty: note: no Python files or notebooks in this directory');
  });

  it.each([
    { name: 'a binary file', files: { 'data.py': Buffer.from('sagemaker\0') } },
    { name: 'broken encoding without the word', files: { 'data.py': Buffer.from([0x78, 0xff, 0x0a]) } },
    { name: 'an unknown encoding without the word', files: { 'data.py': '# coding: klingon\n' } },
    { name: 'an empty file', files: { 'data.py': '' } },
    { name: 'a lone byte order mark', files: { 'data.py': '\uFEFF' } },
    { name: 'a folder named like a file', files: { 'folder.py/notes.txt': '' } },
  ])('is $name that is found by searching', async ({ files }) => {
    await workspace.write({ 'clean.py': cleanProgram, ...files });
    const { code, stderr } = await workspace.run(['check']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('is a broken link that no one would run', async () => {
    await workspace.write({ 'clean.py': cleanProgram });
    await symlink('nowhere', workspace.path('data'));
    await symlink('host.pid:1', workspace.path('.#clean.py'));
    const { code, stderr } = await workspace.run(['check']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.each([
    { name: 'half-typed', program: `${v2Program}\ndef half(x, est=Estimator(\n` },
    { name: 'no Python at all', program: 'sagemaker <html>{{{ \\ """ \' ((( \n' },
    { name: 'tabs', program: `if True:\n\t${v2Program.split('\n')[0]}\n` },
    { name: 'deeply nested', program: `import sagemaker\nx = ${'('.repeat(5000)}1${')'.repeat(5000)}\n` },
    { name: 'one long line', program: `import sagemaker; x = "${'y'.repeat(100_000)}"\n` },
    { name: 'one long line of calls', program: `import sagemaker; x = [${'f(1), '.repeat(17_000)}]\n` },
  ])(
    'is source that is $name',
    async ({ program }) => {
      await workspace.write({ 'a.py': program });
      const { code, stderr } = await workspace.run(['check', 'a.py']);
      expect(stderr).toBe('');
      expect([0, 1]).toContain(code);
    },
    30_000,
  );

  it('is a loop of linked folders', async () => {
    await workspace.write({ 'deep/er/good.py': v2Program });
    await symlink('../..', workspace.path('deep/er/loop'));
    await symlink('deep', workspace.path('again'));
    const { code, stdout, stderr } = await workspace.run(['check', '--format', 'json', '.']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).files.map(({ path }: { path: string }) => path)).toEqual(['deep/er/good.py']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'again: note: symbolic link to a directory, not followed',
      'deep/er/loop: note: symbolic link to a directory, not followed',
    ]);
  });

  it('are 20,000 files, in little memory', async () => {
    const folders = Array.from({ length: 200 }, (_, index) => `p${index}`);
    for (const folder of folders) {
      await mkdir(workspace.path(folder));
      await Promise.all(
        Array.from({ length: 100 }, (_, index) => {
          const program = index < 3 ? v2Program : `value = ${index}\n${'# filler\n'.repeat(200)}`;
          return writeFile(workspace.path(`${folder}/m${index}.py`), program);
        }),
      );
    }
    const begin = performance.now();
    const { code, stdout, stderr } = await workspace.run(['check', '.'], { node: ['--max-old-space-size=128'] });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/\n20000 files checked, \d{4} findings /);
    expect(performance.now() - begin).toBeLessThan(60_000);
  }, 120_000);

  it('is a file of 10 MB', async () => {
    const filler = Array.from({ length: 5000 }, (_, n) => `DATA_${n} = "${'x'.repeat(2000)}"\n`).join('');
    const program = v2Program + filler;
    expect(program.length).toBeGreaterThan(10_000_000);
    await workspace.write({ 'big.py': program });
    const { code, stdout, stderr } = await workspace.run(['migrate', '--write', 'big.py']);
    expect({ code, stderr: stderr.split(':')[0] }).toEqual({ code: 1, stderr: '1 file' });
    expect(stdout).toMatch(/^big\.py: /);
    expect((await workspace.read('big.py')).endsWith(filler)).toBe(true);
  }, 120_000);
});

describe('nothing is ever half-written', () => {
  async function refused(options?: RunOptions): Promise<string> {
    await workspace.write({ 'other.py': v2Program });
    const { code, stdout, stderr } = await workspace.run(['migrate', '--write', '.'], options);
    expect(code).toBe(2);
    expect(stdout).toMatch(options?.faults?.['a.py'] === 'disk-full' ? /^$/ : /^other\.py: /);
    expect((await readdir(workspace.folder)).sort()).toEqual(['a.py', 'other.py']);
    return stderr.split('\n')[0]!;
  }

  it('when a file is read-only', async () => {
    await workspace.write({ 'a.py': v2Program });
    await chmod(workspace.path('a.py'), 0o444);
    expect(await refused()).toBe('a.py: error: the file is read-only, nothing written');
    expect(await workspace.read('a.py')).toBe(v2Program);
  });

  it('when a file changes during the run', async () => {
    await workspace.write({ 'a.py': v2Program });
    const line = await refused({ faults: { 'a.py': 'changes-after-read' } });
    expect(line).toBe('a.py: error: the file changed during the run, nothing written');
    expect(await workspace.read('a.py')).toBe(`${v2Program}# typed meanwhile\n`);
  });

  it('when a file vanishes during the run', async () => {
    await workspace.write({ 'a.py': v2Program, 'other.py': v2Program });
    const { code, stdout, stderr } = await workspace.run(['migrate', '--write', '.'], {
      faults: { 'a.py': 'vanishes-after-read' },
    });
    expect(code).toBe(2);
    expect(stderr.split('\n')[0]).toBe('a.py: error: no such file or directory, nothing written');
    expect(stdout).toMatch(/^other\.py: /);
    expect(await readdir(workspace.folder)).toEqual(['other.py']);
    expect(await workspace.read('other.py')).toContain('ModelTrainer');
  });

  it('when no file may be made in the folder', async () => {
    await workspace.write({ 'a.py': v2Program });
    const line = await refused({ faults: { 'a.py': 'unwritable' } });
    expect(line).toBe('a.py: error: permission denied, nothing written');
    expect(await workspace.read('a.py')).toBe(v2Program);
  });

  it('when the disk is full, nor is a baseline', async () => {
    const known = '{\n  "version": 1,\n  "findings": []\n}\n';
    await workspace.write({ 'a.py': v2Program, 'known.json': known });
    const args = ['check', '--baseline', 'known.json', '--update-baseline', '.'];
    const { code, stderr } = await workspace.run(args, { faults: { 'known.json': 'disk-full' } });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'known.json: error: no space left on the device, nothing written\n',
    });
    expect(await workspace.read('known.json')).toBe(known);
    expect((await readdir(workspace.folder)).sort()).toEqual(['a.py', 'known.json']);
  });

  it('when the disk is full', async () => {
    await workspace.write({ 'a.py': v2Program });
    const line = await refused({ faults: { 'a.py': 'disk-full' } });
    expect(line).toBe('a.py: error: no space left on the device, nothing written');
    expect(await workspace.read('a.py')).toBe(v2Program);
    expect(await workspace.read('other.py')).toBe(v2Program);
  });

  it.skipIf(process.platform === 'win32')('when the system itself refuses to write more', async () => {
    const long = `${v2Program}\nTEXT = "${'x'.repeat(40_000)}"\n`;
    const outputs = [{ output_type: 'stream', text: 'y'.repeat(40_000) }];
    const cell = { cell_type: 'code', metadata: {}, outputs, source: v2Program };
    const notebook = JSON.stringify({ cells: [cell], nbformat: 4 });
    const files = { 'a.py': long, 'b.ipynb': notebook, 'c.py': 'from sagemaker import Session\nSession()\n' };
    await workspace.write(files);
    // A limit of 16 blocks: the small file still fits.
    const script = 'ulimit -f 16; exec "$0" "$@"';
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', script, process.execPath, workspace.program, 'migrate', '--write', '.'],
      { cwd: workspace.folder, encoding: 'utf8' },
    );
    expect(status).toBe(2);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      'a.py: error: larger than the system allows a file to be, nothing written',
      'b.ipynb: error: larger than the system allows a file to be, nothing written',
    ]);
    expect(await workspace.read('a.py')).toBe(long);
    expect(await workspace.read('b.ipynb')).toBe(notebook);
    expect(await workspace.read('c.py')).toMatch(/^from sagemaker\.core/);
    expect((await readdir(workspace.folder)).sort()).toEqual(Object.keys(files));
  });
});
