import { describe, expect, it } from 'vitest';
import { cleanProgram, v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();

describe('manifests on the command line', () => {
  it('are found in folders beside the programs and reported like them', async () => {
    await workspace.write({
      'requirements.txt': 'boto3\nsagemaker==2.200.0\n',
      'requirements/dev.txt': 'sagemaker\n',
      Dockerfile: 'FROM x\nRUN pip install sagemaker\n',
      'notes.txt': 'sagemaker==2.0\n',
      'compose.yml': 'dependencies:\n  - sagemaker==2.0\n',
      '.venv/requirements.txt': 'sagemaker==2.0\n',
    });
    const { code, stdout } = await workspace.run(['check', '--format', 'github']);
    expect(code).toBe(1);
    const lines = stdout
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('::'));
    expect(lines.map((line) => /file=([^,]+),line=(\d+)/.exec(line)?.slice(1).join(':'))).toEqual([
      'Dockerfile:2',
      'requirements/dev.txt:1',
      'requirements.txt:2',
    ]);
  });

  it('are written in place, byte for byte but for the pins', async () => {
    const text = '\uFEFF# été\r\nsagemaker==2.200.0  # pin\r\nboto3';
    await workspace.write({ 'requirements.txt': text });
    const { code } = await workspace.run(['migrate', '--write', 'requirements.txt']);
    expect(code).toBe(1);
    const after = await workspace.read('requirements.txt');
    expect(after.split('\r\n').filter((line) => !line.startsWith('# TODO'))).toEqual([
      '\uFEFF# été',
      'sagemaker>=3,<4  # pin',
      'boto3',
    ]);
    await workspace.run(['migrate', '--write', 'requirements.txt']);
    expect(await workspace.read('requirements.txt')).toBe(after);
  });

  it('stay as they are with --safe-only, and where they are silenced or on V3', async () => {
    const files = {
      'requirements.txt': 'sagemaker==2.200.0\n',
      'setup.cfg': '[options]\ninstall_requires =\n    # sagemaker-v3: ignore[SM002]\n    sagemaker\n',
      Pipfile: '[packages]\nsagemaker = ">=3"\n',
    };
    await workspace.write(files);
    await workspace.run(['migrate', '--write', '--safe-only']);
    for (const [name, text] of Object.entries(files)) expect(await workspace.read(name)).toBe(text);
  });

  it('give one clear line when malformed, and the rest goes on', async () => {
    await workspace.write({
      'pyproject.toml': '[project]\ndependencies = ["sagemaker"\n',
      'environment.yml': 'dependencies: [sagemaker-python-sdk\n- x: : y\n',
      'requirements.txt': 'sagemaker<3\n',
      'a.py': cleanProgram,
    });
    const { code, stdout, stderr } = await workspace.run(['check']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^environment\.yml: error: not valid YAML \(line \d\)[^\n]*\n/m);
    expect(stderr).toMatch(/^pyproject\.toml: error: not valid TOML[^\n]*\n/m);
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(stdout).toContain('requirements.txt:1:1: SM001');
  });

  it('are moved safely when the same run leaves nothing to do in the programs they serve', async () => {
    await workspace.write({
      'job/requirements.txt': 'sagemaker==2.200.0\n',
      'job/constraints.txt': 'sagemaker==2.200.0\n',
      'job/run.py': 'from sagemaker.s3 import S3Uploader\n\nS3Uploader.upload("a", "s3://b/c")\n',
      'other/requirements.txt': 'sagemaker==2.200.0\n',
      'other/run.py': 'from sagemaker.session import pipeline_container_def\n\npipeline_container_def([])\n',
    });
    await workspace.run(['migrate', '--write']);
    expect(await workspace.read('job/constraints.txt')).toBe('sagemaker>=3,<4\n');
    expect(await workspace.read('job/requirements.txt')).toMatch(
      /^# TODO\(sagemaker-v3 SM001\): pip does not remove SDK V2 .*\nsagemaker-core>=2,<3\n$/,
    );
    expect(await workspace.read('other/requirements.txt')).toMatch(
      /^# TODO\(sagemaker-v3 SM001\): All programs .*\nsagemaker>=3,<4\n$/,
    );
  });

  it('are held below 3 with --pins hold, which changes nothing else', async () => {
    const program = 'import sagemaker\n\nsagemaker.get_execution_role()\n';
    const notebook = (line: string): string =>
      JSON.stringify({
        cells: [{ cell_type: 'code', metadata: {}, outputs: [], source: [`${line}\n`, ...program.split(/(?<=\n)/)] }],
        metadata: { language_info: { name: 'python' } },
        nbformat: 4,
        nbformat_minor: 5,
      });
    const files = {
      'requirements.txt': 'boto3\nsagemaker[local]>=2.100  # why\n',
      'pinned/requirements.txt': 'sagemaker==2.200.0\n',
      'environment.yml': 'dependencies:\n  - pip:\n      - sagemaker\n',
      'pyproject.toml': '[project]\ndependencies = ["sagemaker"]\n',
      'setup.py': 'from setuptools import setup\n\nsetup(install_requires=["sagemaker!=2.9,>=2"])\n',
      Dockerfile: 'FROM x\nRUN pip install -U sagemaker\n',
      'job.py': program,
      'helper.py': 'from job import sagemaker\n\nprint(sagemaker.Session())\n',
      'a.ipynb': notebook('!pip install sagemaker'),
      'silenced.txt/requirements.txt': '# sagemaker-v3: ignore[SM002]\nsagemaker\n',
      'lock/uv.lock': 'version = 1\n\n[[package]]\nname = "sagemaker"\nversion = "2.200.0"\n',
    };
    await workspace.write(files);
    const { code, stderr } = await workspace.run(['migrate', '--write', '--pins', 'hold']);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(' 6 rewritten') });
    const after = {
      ...files,
      'requirements.txt': 'boto3\nsagemaker[local]>=2.100,<3  # why\n',
      'environment.yml': 'dependencies:\n  - pip:\n      - sagemaker<3\n',
      'pyproject.toml': '[project]\ndependencies = ["sagemaker<3"]\n',
      'setup.py': 'from setuptools import setup\n\nsetup(install_requires=["sagemaker!=2.9,>=2,<3"])\n',
      Dockerfile: 'FROM x\nRUN pip install -U "sagemaker<3"\n',
      'a.ipynb': notebook('!pip install "sagemaker<3"'),
    };
    for (const [name, text] of Object.entries(after)) expect(await workspace.read(name), name).toBe(text);
    await workspace.run(['migrate', '--write', '--pins', 'hold']);
    for (const [name, text] of Object.entries(after)) expect(await workspace.read(name), name).toBe(text);
  });

  it('are not held where their programs are on V3', async () => {
    await workspace.write({
      'requirements.txt': 'sagemaker\n',
      'job.py': 'from sagemaker.train import ModelTrainer\n\nModelTrainer\n',
    });
    expect((await workspace.run(['migrate', '--write', '--pins', 'hold'])).code).toBe(0);
    expect(await workspace.read('requirements.txt')).toBe('sagemaker\n');
  });

  it('take no other word for --pins', async () => {
    const { code, stderr } = await workspace.run(['migrate', '--pins', 'freeze']);
    expect(code).toBe(2);
    expect(stderr).toContain('Allowed choices are move, hold.');
  });

  it('set the target version of the programs below them, unless one is given', async () => {
    await workspace.write({
      'requirements.txt': 'sagemaker>=3.4,<3.6\n',
      'app/run.py': v2Program,
      '.git/HEAD': '',
    });
    const by = async (...args: string[]) =>
      (await workspace.run(['migrate', ...args, '--stdout', 'app/run.py'])).stdout;
    const pinned = await by();
    expect(pinned).toBe(await by('--target', '3.5.0'));
    const { stderr } = await workspace.run(['migrate', '--verbose', 'app']);
    expect(stderr).toContain('note: target 3.5.0, from requirements.txt: sagemaker>=3.4,<3.6');
  });
});
