import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cleanProgram, v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();
const root = join(__dirname, '../..');
const read = (name: string): unknown => parse(readFileSync(join(root, name), 'utf8'));

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
}

describe('.pre-commit-hooks.yaml', () => {
  const hooks = read('.pre-commit-hooks.yaml') as readonly Hook[];
  const argsOf = (id: string): string[] => {
    const [command, ...args] = hooks.find((hook) => hook.id === id)!.entry.split(' ');
    expect(command).toBe('sagemaker-v3');
    return args;
  };

  it('offers two hooks that a package manager can install', () => {
    expect(hooks.map(({ id, language }) => `${id} ${language}`)).toEqual([
      'sagemaker-v3-check node',
      'sagemaker-v3-migrate node',
    ]);
    const { bin, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(bin['sagemaker-v3']).toBe('dist/cli.js');
    expect(scripts.prepare).toContain('scripts/build.mjs');
    const ignored = readFileSync(join(root, '.npmignore'), 'utf8');
    expect(ignored).toContain('!/dist');
  });

  it('check fails on V2 code in the files of a commit, and only there', async () => {
    await workspace.write({ 'a.py': v2Program, 'b.py': cleanProgram });
    expect((await workspace.run([...argsOf('sagemaker-v3-check'), 'a.py', 'b.py'])).code).toBe(1);
    expect((await workspace.run([...argsOf('sagemaker-v3-check'), 'b.py'])).code).toBe(0);
  });

  it('migrate rewrites what is safe', async () => {
    await workspace.write({ 'a.py': 'from sagemaker import get_execution_role\nrole = get_execution_role()\n' });
    expect((await workspace.run([...argsOf('sagemaker-v3-migrate'), 'a.py'])).code).toBe(0);
    expect(await workspace.read('a.py')).toMatch(/^from sagemaker\.core\.helper\.session_helper import/);
  });
});

interface Step {
  readonly name: string;
  readonly run?: string;
  readonly shell?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

describe('action.yml', () => {
  const action = read('action.yml') as Action;

  /** Runs the step that checks, as a runner would. */
  async function check(
    given: Readonly<Record<string, string>> = {},
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const step = action.runs.steps.find(({ name }) => name === 'Check')!;
    await mkdir(workspace.path('.action'), { recursive: true });
    await symlink(dirname(workspace.program), workspace.path('.action/dist')).catch(() => {});
    const env = Object.entries(step.env ?? {}).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? '';
      expect(Object.keys(action.inputs)).toContain(input);
      return [name, given[input] ?? action.inputs[input]!.default];
    });
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run!],
      {
        cwd: workspace.folder,
        encoding: 'utf8',
        env: { ...process.env, ...Object.fromEntries(env), GITHUB_ACTION_PATH: workspace.path('.action') },
      },
    );
    return { code: status, stdout, stderr };
  }

  it('is a composite action whose steps have what the format demands', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run, shell, uses } of action.runs.steps) {
      expect([run, uses].filter(Boolean)).toHaveLength(1);
      if (run) expect(shell).toBe('bash');
      expect(run ?? '').not.toContain('${{');
    }
  });

  it('fails with annotations on V2 code', async () => {
    await workspace.write({ 'a.py': v2Program });
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=a\.py,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=SM\d{3}::/);
  });

  it('passes without', async () => {
    await workspace.write({ 'a.py': cleanProgram });
    expect(await check()).toMatchObject({ code: 0, stdout: '' });
  });

  it('takes paths, a baseline, a version and a file for SARIF', async () => {
    await workspace.write({ 'one/a.py': v2Program, 'two/a.py': cleanProgram, 'three/a.py': v2Program });
    expect((await check({ paths: 'two' })).code).toBe(0);
    expect((await check({ paths: 'two three' })).code).toBe(1);
    await workspace.run(['check', '--baseline', 'known.json', '--update-baseline', '.']);
    expect((await check({ baseline: 'known.json', 'target-version': '3.5' })).code).toBe(0);
    expect((await check({ 'sarif-file': 'out.sarif' })).code).toBe(1);
    expect(JSON.parse(await workspace.read('out.sarif')).version).toBe('2.1.0');
    expect((await check({ 'target-version': '2.0' })).code).toBe(2);
  });
});
