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

  it('migrate of one file leaves what it shares and says with whom', async () => {
    await workspace.write({ 'pyproject.toml': '', 'pkg/helpers.py': helpers, 'train.py': train });
    await workspace.run(['migrate', 'train.py', '--write']);
    const text = await workspace.read('train.py');
    expect(text).toContain('The object comes from pkg/helpers.py');
    expect(text).toContain('est.fit()');
    expect(await workspace.read('pkg/helpers.py')).toBe(helpers);
  });

  it('leaves both sides where the project excludes one', async () => {
    const settings = '[tool.sagemaker-v3]\nexclude = ["pkg"]\n';
    await workspace.write({ 'pyproject.toml': settings, 'pkg/helpers.py': helpers, 'train.py': train });
    await workspace.run(['migrate', '.', '--write']);
    expect(await workspace.read('pkg/helpers.py')).toBe(helpers);
    expect(await workspace.read('train.py')).toContain('est.fit()');
  });

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
