import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NEWEST_KNOWN, TargetVersions, targetOf } from '../../server/src/project/target-version';

const of = (path: string, text: string) => {
  const found = targetOf([{ path, text }]);
  return typeof found === 'object' ? found.version : found;
};

describe('the version that a folder pins', () => {
  it.each([
    ['requirements.txt', 'sagemaker==3.4.1\n', '3.4.1'],
    ['requirements.txt', 'sagemaker>=3.4,<3.6\n', '3.5.0'],
    ['requirements.txt', 'sagemaker~=3.4.2\n', '3.4.2'],
    ['requirements.txt', 'sagemaker==3.20.*\n', '3.20.0'],
    ['requirements.txt', 'sagemaker>=3,<4\n', NEWEST_KNOWN],
    ['requirements.txt', 'sagemaker-core==2.20.0\n', '3.20.0'],
    ['requirements.txt', 'sagemaker-train<1.6\n', '3.5.0'],
    ['pyproject.toml', '[tool.poetry.dependencies]\nsagemaker = "~3.7"\n', '3.7.0'],
    ['setup.py', 'setup(install_requires=["sagemaker<3.3,>=3"])\n', '3.2.0'],
    ['setup.cfg', '[options]\ninstall_requires =\n  sagemaker==3.1\n', '3.1.0'],
    ['Pipfile', '[packages]\nsagemaker = "==3.2.0"\n', '3.2.0'],
    ['environment.yml', 'dependencies:\n  - sagemaker-python-sdk=3.6\n', '3.6.0'],
    ['uv.lock', '[[package]]\nname = "sagemaker"\nversion = "3.8.0"\n', '3.8.0'],
    ['poetry.lock', '[[package]]\nname = "sagemaker"\nversion = "3.8.0"\n', '3.8.0'],
    ['Pipfile.lock', '{"default": {"sagemaker": {"version": "==3.8.0"}}}', '3.8.0'],
    ['requirements.txt', 'sagemaker==3.999.0\n', NEWEST_KNOWN],
  ])('%s %j: %s', (path, text, version) => {
    expect(of(path, text)).toBe(version);
  });

  it.each([
    ['a pin of V2', 'sagemaker==2.200.0\n'],
    ['no bound', 'sagemaker\n'],
    ['a range with V2 in it', 'sagemaker>=2.100,<4\n'],
    ['something unreadable', 'sagemaker==$VERSION\n'],
    ['the stand-alone core package', 'sagemaker-core<2\n'],
  ])('is not decided by %s', (_, text) => {
    expect(of('requirements.txt', text)).toBe('undecided');
  });

  it.each([
    ['other packages', 'boto3==3.4.0\nsagemaker-experiments==3.1\n'],
    ['nothing', ''],
  ])('is not spoken of by %s', (_, text) => {
    expect(of('requirements.txt', text)).toBeUndefined();
  });

  it('takes a lock before an exact pin before a range, and the oldest of a kind', () => {
    const range = { path: 'requirements.txt', text: 'sagemaker>=3.1,<4\n' };
    const exact = { path: 'requirements-ci.txt', text: 'sagemaker==3.3.0\n' };
    const older = { path: 'requirements-old.txt', text: 'sagemaker==3.2.0\n' };
    const lock = { path: 'uv.lock', text: '[[package]]\nname = "sagemaker"\nversion = "3.9.0"\n' };
    expect(targetOf([range, exact, older, lock])).toMatchObject({ version: '3.9.0' });
    expect(targetOf([range, exact, older])).toEqual({
      version: '3.2.0',
      origin: 'requirements-old.txt: sagemaker==3.2.0',
    });
  });
});

describe('the nearest pin', () => {
  let root = '';
  const write = (name: string, text: string): string => {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sagemaker-v3-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is looked for up to the root of the repository, and not beyond it', () => {
    write('requirements.txt', 'sagemaker==3.1.0\n');
    write('repo/.git/HEAD', '');
    write('repo/requirements/base.txt', 'sagemaker==3.2.0\n');
    write('repo/v2/requirements.txt', 'sagemaker==2.200.0\n');
    const targets = new TargetVersions();
    expect(targets.of(write('repo/src/deep/a.py', ''))?.version).toBe('3.2.0');
    expect(targets.of(write('repo/v2/src/a.py', ''))).toBeUndefined();
    write('other/.git/HEAD', '');
    expect(targets.of(write('other/a.py', ''))).toBeUndefined();
  });

  it('is only looked for beside a file that belongs to no project, or up to a given root', () => {
    write('requirements.txt', 'sagemaker==3.1.0\n');
    const file = write('src/a.py', '');
    expect(new TargetVersions().of(file)).toBeUndefined();
    expect(new TargetVersions().of(file, root)?.version).toBe('3.1.0');
    expect(new TargetVersions().of(join(root, 'a.py'))?.version).toBe('3.1.0');
  });

  it('is remembered until told, and survives what cannot be read', () => {
    const file = write('a.py', '');
    mkdirSync(join(root, 'pyproject.toml'));
    write('setup.cfg', '[options\n');
    const pin = write('requirements.txt', 'sagemaker==3.1.0\n');
    const targets = new TargetVersions();
    expect(targets.of(file)?.version).toBe('3.1.0');
    writeFileSync(pin, 'sagemaker==3.2.0\n');
    expect(targets.of(file)?.version).toBe('3.1.0');
    targets.forget();
    expect(targets.of(file)?.version).toBe('3.2.0');
  });
});
