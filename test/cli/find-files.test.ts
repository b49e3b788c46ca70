import { symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

/** Writes V2 programs under these names and answers which of them a check of `paths` lists. */
async function listed(names: readonly string[], ...paths: string[]): Promise<readonly string[]> {
  await workspace.write(Object.fromEntries(names.map((name) => [name, v2Program])));
  return check(...paths);
}

async function check(...paths: string[]): Promise<readonly string[]> {
  const { stdout } = await workspace.run(['check', '--format', 'json', ...paths]);
  const { files }: { files: { path: string }[] } = JSON.parse(stdout);
  return files.map(({ path }) => path);
}

describe('a folder', () => {
  it('is searched for Python files in order of their names', async () => {
    expect(await listed(['b/z.py', 'b/a.py', 'c.py', 'a/deep/er/x.py'])).toEqual([
      'a/deep/er/x.py',
      'b/a.py',
      'b/z.py',
      'c.py',
    ]);
  });

  it('gives paths as the argument was given', async () => {
    const names = ['src/a.py'];
    expect(await listed(names, './src')).toEqual(['src/a.py']);
    expect(await listed(names, workspace.path('src'))).toEqual([workspace.path('src/a.py')]);
  });

  it.each(['.hidden', 'node_modules', '.venv', 'venv', '__pycache__', 'lib/site-packages'])(
    'leaves out %s',
    async (folder) => {
      expect(await listed(['a.py', `${folder}/b.py`])).toEqual(['a.py']);
    },
  );

  it('leaves out other kinds of files', async () => {
    expect(await listed(['a.py', 'a.pyi', 'a.txt', 'py', '.ipynb_checkpoints/b.ipynb'])).toEqual(['a.py']);
  });

  it('takes a left-out folder that is named', async () => {
    expect(await listed(['venv/b.py'], 'venv')).toEqual(['venv/b.py']);
  });

  it('notes links to folders and does not follow them, so that a loop ends', async () => {
    await workspace.write({ 'src/a.py': v2Program });
    await symlink('..', workspace.path('src/up'));
    const { code, stdout, stderr } = await workspace.run(['check', 'src']);
    expect(code).toBe(1);
    expect(new Set(stdout.match(/^\S+?(?=:)/gm))).toEqual(new Set(['src/a.py']));
    expect(stderr).toBe('src/up: note: symbolic link to a directory, not followed\n');
  });

  it('takes a link to a file outside, but not a second name for a file inside', async () => {
    await workspace.write({ 'store/a.py': v2Program, 'src/z.py': v2Program });
    await symlink('../store/a.py', workspace.path('src/link.py'));
    await symlink('z.py', workspace.path('src/again.py'));
    expect(await check('src')).toEqual(['src/link.py', 'src/z.py']);
  });
});

describe('a named file', () => {
  it('is taken whatever its suffix', async () => {
    expect(await listed(['a.txt', 'script'], 'a.txt', 'script')).toEqual(['a.txt', 'script']);
  });

  it('is taken although ignored or hidden', async () => {
    await workspace.write({ '.gitignore': '*.py\n' });
    expect(await listed(['a.py', '.hidden/b.py'], 'a.py', '.hidden/b.py')).toEqual(['a.py', '.hidden/b.py']);
  });

  it('is refused when it is called a notebook and is none', async () => {
    await workspace.write({ 'a.ipynb': '{}' });
    const { code, stdout } = await workspace.run(['check', 'a.ipynb']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 file checked, no findings\n' });
    await workspace.write({ 'a.ipynb': '{"sagemaker": 1}' });
    const { stderr } = await workspace.run(['check', 'a.ipynb']);
    expect(stderr).toBe('a.ipynb: error: not a notebook: it has no list of cells\n');
  });
});

describe('.gitignore', () => {
  it.each([
    { name: 'a file', rules: { '.gitignore': 'b.py\n' }, kept: ['a.py', 'c/a.py'] },
    { name: 'a folder', rules: { '.gitignore': 'c/\n' }, kept: ['a.py', 'b.py'] },
    { name: 'an anchored name', rules: { '.gitignore': '/a.py\n' }, kept: ['b.py', 'c/a.py', 'c/b.py'] },
    { name: 'all but one', rules: { '.gitignore': '*.py\n!a.py\n' }, kept: ['a.py', 'c/a.py'] },
    { name: 'a deeper name', rules: { 'c/.gitignore': 'a.py\n' }, kept: ['a.py', 'b.py', 'c/b.py'] },
    { name: 'a deeper anchored name', rules: { 'c/.gitignore': '/b.py\n' }, kept: ['a.py', 'b.py', 'c/a.py'] },
    {
      name: 'a name that a deeper file takes back',
      rules: { '.gitignore': 'b.py\n', 'c/.gitignore': '!b.py\n' },
      kept: ['a.py', 'c/a.py', 'c/b.py'],
    },
    { name: 'nothing by comments and blank lines', rules: { '.gitignore': '# *.py\n\n' }, kept: undefined },
    { name: 'no name in other letters', rules: { '.gitignore': 'A.PY\n' }, kept: undefined },
    { name: 'nothing from a sibling', rules: { 'd/.gitignore': '*\n' }, kept: undefined },
  ])('leaves out $name', async ({ rules, kept }) => {
    const names = ['a.py', 'b.py', 'c/a.py', 'c/b.py'];
    await workspace.write(rules);
    expect(await listed(names)).toEqual(kept ?? names);
  });

  it('counts above the searched folder, up to the root of the repository', async () => {
    await workspace.write({ 'repo/.git/HEAD': '', 'repo/.gitignore': 'b.py\n', '.gitignore': '*.py\n' });
    expect(await listed(['repo/src/a.py', 'repo/src/b.py'], 'repo/src')).toEqual(['repo/src/a.py']);
  });

  it('does not count above the searched folder where there is no repository', async () => {
    await workspace.write({ '.gitignore': 'b.py\n' });
    expect(await listed(['src/b.py'], 'src')).toEqual(['src/b.py']);
  });

  it('does not keep a folder from being searched that is named', async () => {
    await workspace.write({ '.git/HEAD': '', '.gitignore': 'build/\n' });
    expect(await listed(['build/a.py', 'build/deep/b.py'], 'build')).toEqual(['build/a.py', 'build/deep/b.py']);
  });
});
