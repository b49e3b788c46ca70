import { describe, expect, it } from 'vitest';
import { v2Program } from './support/programs';
import { useWorkspace } from './support/run-cli';

const workspace = useWorkspace();
const moved = 'from sagemaker import get_execution_role\n';

const settings = (...lines: string[]): string => `[project]\nname = "x"\n\n[tool.sagemaker-v3]\n${lines.join('\n')}\n`;

async function codesOf(...args: string[]): Promise<string[]> {
  const { stdout } = await workspace.run(['check', ...args]);
  return stdout.split('\n').flatMap((line) => /^(\S+?):\d+:\d+: (SM\d{3})/.exec(line)?.slice(1).join(' ') ?? []);
}

describe('pyproject.toml', () => {
  it('switches codes off, everywhere and by path', async () => {
    await workspace.write({
      'pyproject.toml': settings('ignore = ["SM2"]', 'per-file-ignores = { "tests/*" = ["SM1"] }'),
      'a.py': `${moved}${v2Program}`,
      'tests/a.py': moved,
    });
    const codes = await codesOf('.');
    expect(codes).toContain('a.py SM105');
    expect(codes.filter((code) => /SM2|tests/.test(code))).toEqual([]);
  });

  it('leaves files out of a search, and named ones only when told to', async () => {
    await workspace.write({ 'pyproject.toml': settings('exclude = ["old/"]'), 'a.py': moved, 'old/b.py': moved });
    expect(await codesOf('.')).toEqual(['a.py SM105']);
    expect(await codesOf('old/b.py')).toEqual(['old/b.py SM105']);
    expect(await codesOf('--force-exclude', 'old/b.py', 'a.py')).toEqual(['a.py SM105']);
  });

  it('holds for its folder; the nearest one with our table counts', async () => {
    await workspace.write({
      'pyproject.toml': settings('ignore = ["SM1"]'),
      'a.py': moved,
      'one/pyproject.toml': '[tool.ruff]\nline-length = 100\n',
      'one/a.py': moved,
      'two/pyproject.toml': settings(''),
      'two/a.py': moved,
    });
    expect(await codesOf('.')).toEqual(['two/a.py SM105']);
  });

  it('yields to the command line', async () => {
    await workspace.write({ 'pyproject.toml': settings('ignore = ["SM1"]', 'target-version = "3.0"'), 'a.py': moved });
    expect(await codesOf('--severity', 'SM105=warning', 'a.py')).toEqual(['a.py SM105']);
  });

  it('leaves review rewrites alone', async () => {
    await workspace.write({ 'a.py': v2Program });
    const all = (await workspace.run(['migrate', 'a.py'])).stdout;
    const safe = (await workspace.run(['migrate', '--safe-only', 'a.py'])).stdout;
    await workspace.write({ 'pyproject.toml': settings('safe-only = true') });
    expect((await workspace.run(['migrate', 'a.py'])).stdout).toBe(safe);
    expect(typeof all).toBe('string');
  });

  it('names the baseline, relative to itself', async () => {
    await workspace.write({ 'pyproject.toml': settings('baseline = "ci/known.json"'), 'a.py': moved, 'ci/x.txt': '' });
    expect((await workspace.run(['check', '--update-baseline', '.'])).stderr).toMatch(
      /^ci\/known\.json: 1 finding known/,
    );
    expect(await workspace.read('ci/known.json')).toContain('"path":"../a.py"');
    expect((await workspace.run(['check', '.'])).code).toBe(0);
  });

  it.each([
    ['exclud = ["old/"]', 'tool.sagemaker-v3.exclud is not a setting; did you mean exclude?'],
    ['ignore = ["E501"]', 'tool.sagemaker-v3.ignore[0]: expected a code such as SM201 or its beginning, got "E501"'],
  ])('with %s stops what is below it with one line, and nothing is rewritten', async (line, problem) => {
    await workspace.write({
      'sub/pyproject.toml': settings(line),
      'sub/a.py': moved,
      'sub/deep/b.py': moved,
      'c.py': moved,
    });
    const { code, stdout, stderr } = await workspace.run(['migrate', '--write', '.']);
    expect(code).toBe(2);
    expect(stderr.split('\n')[0]).toBe(`sub/pyproject.toml: error: ${problem}`);
    expect(stderr.match(/pyproject/g)).toHaveLength(1);
    expect(stdout).toMatch(/^c\.py: .*\n$/);
    expect(await workspace.read('sub/a.py')).toBe(moved);
    expect(await workspace.read('c.py')).not.toBe(moved);
  });
});
