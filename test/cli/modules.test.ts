import { chmod, lstat, readdir, stat, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

const helpers = `from sagemaker.estimator import Estimator


def make_estimator(role):
    return Estimator(image_uri="img", role=role, instance_count=1, instance_type="ml.m5.xlarge")
`;
const train = 'from pkg.helpers import make_estimator\n\nest = make_estimator("r")\nest.fit()\n';
const other = 'import os\n\nprint(os.getcwd())\n';

const withoutMarkers = (text: string): string => text.replace(/^ *# TODO\(sagemaker-v3 [^\n]*\n/gm, '');

describe('imports between the files of a run', () => {
  it('check finds uses of what another file makes, in the file that uses it', async () => {
    await workspace.write({ 'src/pkg/helpers.py': helpers, 'jobs/train.py': train, 'other.py': other });
    const { stdout } = await workspace.run(['check', '.', '--format', 'json']);
    const { files } = JSON.parse(stdout) as { files: { path: string; findings: { code: string }[] }[] };
    const found = Object.fromEntries(files.map(({ path, findings }) => [path, findings.map(({ code }) => code)]));
    expect(found['jobs/train.py']).toEqual(['SM204']);
    expect(found['src/pkg/helpers.py']).toContain('SM201');
    expect(found['other.py']).toBeUndefined();
  });

  it.each([
    ['on one core', '1'],
    ['on two', '2'],
  ])('migrate rewrites both sides of a folder %s', async (_, jobs) => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (__, index) => [`jobs/train_${index}.py`, train]));
    await workspace.write({ 'src/pkg/__init__.py': '', 'src/pkg/helpers.py': helpers, ...many });
    await workspace.run(['migrate', '.', '--write', '--jobs', jobs]);
    expect(await workspace.read('src/pkg/helpers.py')).toContain('return ModelTrainer(');
    const migrated = train.replace('fit()', 'train()');
    for (const name of Object.keys(many)) expect(withoutMarkers(await workspace.read(name))).toBe(migrated);
    const before = await workspace.read('jobs/train_0.py');
    await workspace.run(['migrate', '.', '--write', '--jobs', jobs]);
    expect(await workspace.read('jobs/train_0.py')).toBe(before);
  });

  const cellsOf = (...sources: string[]): string =>
    `${JSON.stringify(
      {
        cells: sources.map((source) => ({
          cell_type: 'code',
          metadata: {},
          outputs: [],
          source: source.split(/(?<=\n)/),
        })),
        metadata: {},
        nbformat: 4,
      },
      undefined,
      1,
    )}\n`;
  const sourcesOf = (text: string): string[] =>
    JSON.parse(text).cells.map(({ source }: { source: string[] }) => withoutMarkers(source.join('')));

  it.each([
    ['a program', 'setup.py', `${helpers}\n\nest = make_estimator("r")\n`],
    ['a notebook', 'setup.ipynb', cellsOf('%%bash\necho 1', `%%time\n${helpers}`, 'est = make_estimator("r")')],
  ])('follow %s that a notebook runs, and rewrite both', async (_, name, text) => {
    const main = cellsOf(`%run ${name}`, 'est.fit("s3://b/t")');
    await workspace.write({ 'lib/main.ipynb': main, [`lib/${name}`]: text });
    const { stdout } = await workspace.run(['check', 'lib/main.ipynb']);
    expect(stdout).toMatch(/^lib\/main\.ipynb:cell 2:1:5: SM204 /);
    const alone = await workspace.run(['migrate', '--write', 'lib/main.ipynb']);
    expect(alone.stderr).toMatch(/^1 file: 1 found, 0 rewritten, 1 marked/);
    expect(await workspace.read('lib/main.ipynb')).toContain(`The object comes from lib/${name}`);
    await workspace.write({ 'lib/main.ipynb': main });
    await workspace.run(['migrate', '--write', `lib/${name}`]);
    expect(await workspace.read(`lib/${name}`)).not.toContain('ModelTrainer(');
    await workspace.write({ [`lib/${name}`]: text });
    await workspace.run(['migrate', '--write', '.']);
    const setup = await workspace.read(`lib/${name}`);
    expect(setup).toContain('return ModelTrainer(');
    const [first, second] = sourcesOf(await workspace.read('lib/main.ipynb'));
    expect(first).toContain(`%run ${name}`);
    expect(second).toMatch(/est\.train\(\s+input_data_config=\[InputData\(channel_name="training"/);
    await workspace.run(['migrate', '--write', '.']);
    expect(await workspace.read(`lib/${name}`)).toBe(setup);
  });

  it('migrate of one file leaves what it shares and says with whom', async () => {
    await workspace.write({ 'pyproject.toml': '', 'pkg/helpers.py': helpers, 'train.py': train });
    await workspace.run(['migrate', 'train.py', '--write']);
    const text = await workspace.read('train.py');
    expect(text).toContain('The object comes from pkg/helpers.py');
    expect(text).toContain('est.fit()');
    expect(await workspace.read('pkg/helpers.py')).toBe(helpers);
  });

  it.each([
    ['the module', 'pkg/helpers.py', 'train.py'],
    ['its importer', 'train.py', 'pkg/helpers.py'],
  ])('leaves both sides where the project excludes %s', async (_, excluded, migrated) => {
    const settings = `[tool.sagemaker-v3]\nexclude = ["${excluded}"]\n`;
    const files: Record<string, string> = { 'pkg/helpers.py': helpers, 'train.py': train };
    await workspace.write({ 'pyproject.toml': settings, ...files });
    await workspace.run(['migrate', '.', '--write']);
    expect(await workspace.read(excluded)).toBe(files[excluded]);
    const text = await workspace.read(migrated);
    expect(text).toMatch(/TODO\(sagemaker-v3 SM\d+\): .*both? files|TODO\(sagemaker-v3 SM\d+\): .*train\.py imports/);
    expect(withoutMarkers(text)).toBe(files[migrated]);
  });

  it('migrate of a module alone leaves what others import, and names one of them', async () => {
    await workspace.write({ 'pyproject.toml': '', 'pkg/helpers.py': helpers, 'jobs/train.py': train });
    await workspace.run(['migrate', 'pkg/helpers.py', '--write']);
    const text = await workspace.read('pkg/helpers.py');
    expect(text).toContain('jobs/train.py imports make_estimator');
    expect(withoutMarkers(text)).toBe(helpers);
  });

  it('migrate of a module alone rewrites what others import from elsewhere', async () => {
    const unlike = 'from other.helpers import make_estimator\nfrom pkg.helpers import something\n';
    await workspace.write({ 'pyproject.toml': '', 'pkg/helpers.py': helpers, 'jobs/train.py': unlike });
    await workspace.run(['migrate', 'pkg/helpers.py', '--write']);
    expect(await workspace.read('pkg/helpers.py')).toContain('return ModelTrainer(');
  });

  it.each([
    ['target', 'target-version = "3.4.0"\n'],
    ['settings', 'ignore = ["SM204"]\n'],
  ])('leaves both sides where a part has another %s', async (_, settings) => {
    await workspace.write({
      'pyproject.toml': '',
      'pkg/pyproject.toml': `[tool.sagemaker-v3]\n${settings}`,
      'pkg/helpers.py': helpers,
      'train.py': train,
    });
    const { stderr } = await workspace.run(['migrate', '.', '--write']);
    expect(stderr).not.toContain('error');
    expect(withoutMarkers(await workspace.read('pkg/helpers.py'))).toBe(helpers);
    expect(withoutMarkers(await workspace.read('train.py'))).toBe(train);
  });

  it('leaves both sides beyond the largest group', async () => {
    const names = Array.from({ length: 205 }, (_, index) => `train_${index}.py`);
    await workspace.write({ 'pkg/helpers.py': helpers, ...Object.fromEntries(names.map((name) => [name, train])) });
    await workspace.run(['migrate', '.', '--write']);
    expect(withoutMarkers(await workspace.read('pkg/helpers.py'))).toBe(helpers);
    for (const name of names) expect(withoutMarkers(await workspace.read(name))).toBe(train);
  });

  it('siblings leave both sides, since they import what stays', async () => {
    await workspace.write({ 'pkg/helpers.py': helpers, 'train.py': train });
    await workspace.run(['migrate', '.', '--sibling']);
    expect(withoutMarkers(await workspace.read('train_v3.py'))).toBe(train);
  });
});

describe('notebooks that import what lies beside them', () => {
  const source = JSON.stringify(train.split(/(?<=\n)/), undefined, 1);
  const notebook = `{"cells": [{"cell_type": "code", "execution_count": 3, "outputs": [], "metadata": {}, "source": ${source}}],
 "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}`;

  it('are checked with it', async () => {
    await workspace.write({ 'pkg/helpers.py': helpers, 'n.ipynb': notebook });
    const { stdout } = await workspace.run(['check', 'n.ipynb', '--format', 'json']);
    expect(stdout).toContain('SM204');
  });

  it('are migrated with it', async () => {
    await workspace.write({ 'pkg/helpers.py': helpers, 'n.ipynb': notebook });
    await workspace.run(['migrate', '.', '--write']);
    expect(await workspace.read('pkg/helpers.py')).toContain('return ModelTrainer(');
    const migrated = await workspace.read('n.ipynb');
    expect(migrated).toContain('"est.train()\\n"');
    expect(JSON.parse(migrated).cells[0].execution_count).toBe(3);
    await workspace.run(['migrate', '.', '--write']);
    expect(await workspace.read('n.ipynb')).toBe(migrated);
  });

  it('leave it alone when they cannot be read', async () => {
    await workspace.write({ 'pkg/helpers.py': helpers, 'n.ipynb': notebook.slice(0, -10) });
    const { code } = await workspace.run(['migrate', '.', '--write']);
    expect(code).toBe(2);
    expect(withoutMarkers(await workspace.read('pkg/helpers.py'))).toBe(helpers);
  });
});

describe('files that are written as one', () => {
  it.each(['unwritable', 'no-space', 'unrenamable'] as const)('stay all as they are when one is %s', async (fault) => {
    const files = { 'pkg/helpers.py': helpers, 'a.py': train, 'z.py': train, 'alone.py': helpers };
    await workspace.write(files);
    const { code, stderr } = await workspace.run(['migrate', '.', '--write'], { faults: { 'pkg/helpers.py': fault } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/pkg\/helpers\.py: error: .*none of them was written/);
    for (const name of ['pkg/helpers.py', 'a.py', 'z.py'] as const)
      expect(await workspace.read(name)).toBe(files[name]);
    expect(await workspace.read('alone.py')).toContain('return ModelTrainer(');
    const left = await readdir(workspace.path('.'), { recursive: true });
    expect(left.sort()).toEqual(['a.py', 'alone.py', 'pkg', 'pkg/helpers.py', 'z.py']);
  });

  it('keep their modes, and links keep leading to them', async () => {
    await workspace.write({ 'pkg/helpers.py': helpers, 'real/a.py': train });
    await chmod(workspace.path('pkg/helpers.py'), 0o750);
    await symlink(workspace.path('real/a.py'), workspace.path('b.py'));
    await workspace.run(['migrate', '.', '--write']);
    expect(await workspace.read('pkg/helpers.py')).toContain('return ModelTrainer(');
    expect((await stat(workspace.path('pkg/helpers.py'))).mode & 0o777).toBe(0o750);
    expect((await lstat(workspace.path('b.py'))).isSymbolicLink()).toBe(true);
  });
});

describe('what is not looked at', () => {
  it('does not look outside of the folder, nor into installed packages', async () => {
    await workspace.write({
      'helpers.py': helpers,
      'inside/train.py': train.replace('pkg.helpers', 'helpers'),
      'inside/more.py': train.replace('pkg.helpers', 'installed'),
      'inside/venv/lib/site-packages/installed.py': helpers,
    });
    const { code, stdout } = await workspace.run(['check', workspace.path('inside')]);
    expect(stdout).not.toContain('SM204');
    expect(code).toBe(0);
  });
});
