import { execFileSync } from 'node:child_process';
import { chmod, lstat, readdir, stat, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cleanProgram, v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

async function migrated(program: string): Promise<string> {
  return (await workspace.run(['migrate', '-'], { stdin: program })).stdout;
}

describe('migrate prints by default', () => {
  it('a diff that git applies to get the new text', async () => {
    await workspace.write({ 'src/a.py': v2Program });
    const { code, bytes, stderr } = await workspace.run(['migrate', 'src']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^1 file: \d+ found, \d+ rewritten/);
    expect(await workspace.read('src/a.py')).toBe(v2Program);
    execFileSync('git', ['apply', '-'], { input: bytes, cwd: workspace.folder });
    expect(await workspace.read('src/a.py')).toBe(await migrated(v2Program));
  });

  it.each([
    { name: 'CRLF', program: v2Program.replaceAll('\n', '\r\n') },
    { name: 'a byte order mark', program: `\uFEFF${v2Program}` },
    { name: 'no line end at the end', program: v2Program.trimEnd() },
  ])('a diff that keeps $name', async ({ program }) => {
    await workspace.write({ 'a.py': program });
    const { bytes } = await workspace.run(['migrate', '--diff', 'a.py']);
    execFileSync('git', ['apply', '-'], { input: bytes, cwd: workspace.folder });
    expect(await workspace.read('a.py')).toBe(await migrated(program));
  });

  it('nothing for a clean file', async () => {
    await workspace.write({ 'a.py': cleanProgram });
    const { code, stdout } = await workspace.run(['migrate']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });

  it('a diff also of standard input when asked', async () => {
    const { stdout } = await workspace.run(['migrate', '--diff', '-'], { stdin: v2Program });
    expect(stdout).toMatch(/^--- a\/-\n\+\+\+ b\/-\n@@ /);
  });
});

describe('migrate - and --stdout', () => {
  it('print the new text and nothing else', async () => {
    await workspace.write({ 'a.py': v2Program });
    const { stdout } = await workspace.run(['migrate', '--stdout', 'a.py']);
    expect(stdout).toBe(await migrated(v2Program));
    expect(stdout).not.toBe(v2Program);
    expect(await workspace.read('a.py')).toBe(v2Program);
  });

  it.each([
    { name: 'a clean file', program: cleanProgram },
    { name: 'a file that never says sagemaker', program: 'x = 1\r\n' },
    { name: 'an empty file', program: '' },
  ])('give back $name unchanged', async ({ program }) => {
    const { code, stdout } = await workspace.run(['migrate', '-'], { stdin: program });
    expect({ code, stdout }).toEqual({ code: 0, stdout: program });
  });

  it('keep line ends and the byte order mark', async () => {
    const expected = await migrated(v2Program);
    expect(await migrated(`\uFEFF${v2Program.replaceAll('\n', '\r\n')}`)).toBe(
      `\uFEFF${expected.replaceAll('\n', '\r\n')}`,
    );
  });

  it.each([
    { name: 'two files', args: ['--stdout', 'a.py', 'b.py'] },
    { name: 'a folder', args: ['--stdout', '.'] },
    { name: 'no file', args: ['--stdout'] },
    { name: 'two destinations', args: ['--stdout', '--write', 'a.py'] },
    { name: 'JSON on the same stream', args: ['--stdout', '--format', 'json', 'a.py'] },
    { name: 'standard input in place', args: ['--write', '-'] },
  ])('refuse $name', async ({ args }) => {
    await workspace.write({ 'a.py': v2Program, 'b.py': v2Program });
    const { code, stdout, stderr } = await workspace.run(['migrate', ...args], { stdin: v2Program });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .+\n$/);
    expect(await workspace.read('a.py')).toBe(v2Program);
  });
});

describe('migrate --write', () => {
  it('changes files in place and keeps their mode', async () => {
    await workspace.write({ 'a.py': v2Program });
    await chmod(workspace.path('a.py'), 0o751);
    const { stdout } = await workspace.run(['migrate', '--write', '.']);
    expect(stdout).toMatch(/^a\.py: \d+ found, /);
    expect(await workspace.read('a.py')).toBe(await migrated(v2Program));
    expect((await stat(workspace.path('a.py'))).mode & 0o777).toBe(0o751);
    expect(await readdir(workspace.folder)).toEqual(['a.py']);
  });

  it('writes through a link and leaves the link a link', async () => {
    await workspace.write({ 'store/real.py': v2Program });
    await symlink('store/real.py', workspace.path('link.py'));
    await workspace.run(['migrate', '--write', 'link.py']);
    expect((await lstat(workspace.path('link.py'))).isSymbolicLink()).toBe(true);
    expect(await workspace.read('store/real.py')).toBe(await migrated(v2Program));
  });

  it('does not touch clean files', async () => {
    await workspace.write({ 'a.py': cleanProgram, 'b.py': 'x = 1\n' });
    const before = await Promise.all(['a.py', 'b.py'].map((name) => stat(workspace.path(name))));
    const { code, stdout } = await workspace.run(['migrate', '--write']);
    const after = await Promise.all(['a.py', 'b.py'].map((name) => stat(workspace.path(name))));
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(after.map(({ ino, mtimeMs }) => ({ ino, mtimeMs }))).toEqual(
      before.map(({ ino, mtimeMs }) => ({ ino, mtimeMs })),
    );
  });

  it('changes nothing the second time', async () => {
    await workspace.write({ 'a.py': v2Program });
    await workspace.run(['migrate', '--write']);
    const once = await workspace.read('a.py');
    const { stdout } = await workspace.run(['migrate', '--write']);
    expect(stdout).toBe('');
    expect(await workspace.read('a.py')).toBe(once);
  });

  it('does the same file once, however often it is named', async () => {
    await workspace.write({ 'a.py': v2Program });
    await symlink('a.py', workspace.path('b.py'));
    const { stdout, stderr } = await workspace.run(['migrate', '--write', '.', 'a.py', './a.py']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^1 file: /);
  });
});

describe('migrate --safe-only', () => {
  it('rewrites only what is safe and says what is left', async () => {
    await workspace.write({ 'a.py': v2Program });
    const { stdout } = await workspace.run(['migrate', '--format', 'json', '--safe-only']);
    const { files, summary } = JSON.parse(stdout);
    expect(summary).toMatchObject({ review: 0 });
    expect(summary.rewritten).toBeGreaterThan(0);
    // An estimator whose `fit` is to be reviewed stays whole, its constructor included.
    const outcomes = files[0].findings.map(({ code, fix, outcome }: Record<string, string>) => [code, fix, outcome]);
    expect(outcomes).toContainEqual(['SM201', 'safe', 'left']);
    expect(outcomes).toContainEqual(['SM204', 'review', 'left']);
  });

  it('ends with 1, because findings remain', async () => {
    await workspace.write({ 'a.py': v2Program });
    expect((await workspace.run(['migrate', '--write', '--safe-only'])).code).toBe(1);
  });
});

describe('migrate --format json', () => {
  it('tells what became of every finding instead of printing a diff', async () => {
    await workspace.write({ 'a.py': v2Program, 'b.py': 'x = 1\n' });
    const { summary, files } = JSON.parse((await workspace.run(['migrate', '--format', 'json'])).stdout);
    expect(summary.files).toBe(2);
    expect(summary.rewritten + summary.marked + summary.left).toBe(summary.found);
    expect(files).toHaveLength(1);
    for (const { outcome } of files[0].findings) expect(['rewritten', 'marked', 'left']).toContain(outcome);
  });

  it('counts nothing as rewritten that could not be written', async () => {
    await workspace.write({ 'a.py': v2Program });
    await chmod(workspace.path('a.py'), 0o444);
    const { code, stdout } = await workspace.run(['migrate', '--write', '--format', 'json']);
    const { summary } = JSON.parse(stdout);
    expect(code).toBe(2);
    expect(summary).toMatchObject({ rewritten: 0, marked: 0, left: summary.found });
  });
});
