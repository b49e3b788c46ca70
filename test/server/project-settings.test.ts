import { describe, expect, it } from 'vitest';
import { fileOptions, isExcluded } from '../../server/src/project/file-settings';
import { ProjectLoader } from '../../server/src/project/project-loader';
import { parseProject } from '../../server/src/project/project-settings';

const table = '[tool.sagemaker-v3]\n';

describe('a pyproject.toml', () => {
  it('gives all settings', () => {
    const text = `${table}target-version = "3.5"
inference-style = "bytes"
style = "core"
ignore = ["SM8"]
include = ["src/**"]
exclude = ["legacy/"]
safe-only = true
baseline = "sagemaker-v3-baseline.json"

[tool.sagemaker-v3.severity]
SM201 = "warning"

[tool.sagemaker-v3.per-file-ignores]
"tests/*" = ["SM2", "SM101"]
`;
    expect(parseProject(text)).toEqual({
      settings: {
        targetVersion: '3.5',
        inferenceStyle: 'bytes',
        style: 'core',
        ignore: ['SM8'],
        include: ['src/**'],
        exclude: ['legacy/'],
        safeOnly: true,
        baseline: 'sagemaker-v3-baseline.json',
        severity: { SM201: 'warning' },
        perFileIgnores: { 'tests/*': ['SM2', 'SM101'] },
      },
      problems: [],
    });
  });

  it.each([
    ['has another tool only', '[tool.ruff]\nline-length = 1\n'],
    ['names us elsewhere', '[project]\ndependencies = ["sagemaker-v3"]\n'],
    ['is broken, but not ours', '[project\n'],
    ['is empty', ''],
  ])('that %s has no settings', (_, text) => {
    expect(parseProject(text)).toEqual({ settings: undefined, problems: [] });
  });

  it.each([
    ['target-versio = "3.5"', 'tool.sagemaker-v3.target-versio is not a setting; did you mean target-version?'],
    ['safe_only = true', 'tool.sagemaker-v3.safe_only is not a setting; did you mean safe-only?'],
    [
      'colour = 1',
      'tool.sagemaker-v3.colour is not a setting; the settings are target-version, inference-style, style, severity, ignore, per-file-ignores, include, exclude, safe-only, baseline',
    ],
    ['target-version = 3.5', 'tool.sagemaker-v3.target-version: expected a V3 version such as "3.5", got 3.5'],
    ['target-version = "2.0"', 'tool.sagemaker-v3.target-version: expected a V3 version such as "3.5", got "2.0"'],
    ['inference-style = "json"', 'tool.sagemaker-v3.inference-style: expected serializers or bytes, got "json"'],
    ['ignore = "SM8"', 'tool.sagemaker-v3.ignore: expected a list, got "SM8"'],
    [
      'ignore = ["SM8", "E501"]',
      'tool.sagemaker-v3.ignore[1]: expected a code such as SM201 or its beginning, got "E501"',
    ],
    ['severity = "error"', 'tool.sagemaker-v3.severity: expected a table, got "error"'],
    [
      'severity.SM2 = "fatal"',
      'tool.sagemaker-v3.severity.SM2: expected one of error, warning, information, off, got "fatal"',
    ],
    ['severity.E5 = "off"', 'tool.sagemaker-v3.severity.E5: expected a code such as SM201 or its beginning, got "E5"'],
    ['per-file-ignores."a b" = 1', 'tool.sagemaker-v3.per-file-ignores."a b": expected a list, got 1'],
    ['safe-only = 1', 'tool.sagemaker-v3.safe-only: expected true or false, got 1'],
    ['exclude = [""]', 'tool.sagemaker-v3.exclude[0]: expected a pattern, got ""'],
  ])('with %s gets one line that names the key', (line, problem) => {
    expect(parseProject(`${table}${line}\nbaseline = "b.json"\n`)).toEqual({
      settings: expect.objectContaining({ baseline: 'b.json' }),
      problems: [problem],
    });
  });

  it('that is no TOML gets one line with its place', () => {
    const { problems } = parseProject(`${table}ignore = [\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^line \d: not valid TOML: /);
    expect(parseProject('[tool]\nsagemaker-v3 = 1\n').problems).toEqual(['tool.sagemaker-v3: expected a table']);
  });
});

describe('the project of a folder', () => {
  const files: Record<string, string> = {
    '/a/pyproject.toml': `${table}ignore = ["SM8"]\n`,
    '/a/b/pyproject.toml': '[tool.ruff]\n',
    '/a/c/pyproject.toml': table,
  };
  const looked: string[] = [];
  const loader = new ProjectLoader((path) => {
    looked.push(path);
    return files[path];
  });

  it('is the nearest that has our table', () => {
    expect(loader.projectOf('/a/b/deep')?.file).toBe('/a/pyproject.toml');
    expect(loader.projectOf('/a/c/deep')?.file).toBe('/a/c/pyproject.toml');
    expect(loader.projectOf('/elsewhere')).toBeUndefined();
  });

  it('is looked for once', () => {
    loader.projectOf('/a/b/deep');
    expect(looked.filter((path) => path === '/a/pyproject.toml')).toHaveLength(1);
    files['/a/c/pyproject.toml'] = `${table}safe-only = true\n`;
    loader.forget();
    expect(loader.projectOf('/a/c')?.settings).toEqual({ safeOnly: true });
  });
});

describe('the settings of a file', () => {
  const project = {
    file: '/p/pyproject.toml',
    folder: '/p',
    settings: {
      targetVersion: '3.5',
      severity: { SM201: 'warning', SM8: 'error' },
      ignore: ['SM8'],
      perFileIgnores: { 'tests/*.py': ['SM2'] },
      exclude: ['legacy/', '!legacy/kept.py'],
    },
    problems: [],
  } as const;

  it('are those of its project', () => {
    const options = fileOptions(project, '/p/a.py', {});
    expect(options).toEqual({ target: '3.5', severity: { SM201: 'warning', SM8: 'off' } });
  });

  it('ignore codes by path', () => {
    expect(fileOptions(project, '/p/tests/a.py', {}).severity).toEqual({ SM8: 'off', SM2: 'off' });
    expect(fileOptions(project, '/p/tests/deep/a.py', {}).severity).toEqual({ SM201: 'warning', SM8: 'off' });
  });

  it('yield to those of the editor or the command line', () => {
    const own = { target: '3.2', severity: { SM801: 'warning' }, safeOnly: true } as const;
    expect(fileOptions(project, '/p/a.py', own)).toEqual({
      target: '3.2',
      severity: { SM201: 'warning', SM8: 'off', SM801: 'warning' },
      safeOnly: true,
    });
    expect(fileOptions(undefined, '/p/a.py', own)).toBe(own);
  });

  it('leave files out', () => {
    expect(isExcluded(project, '/p/legacy/a.py')).toBe(true);
    expect(isExcluded(project, '/p/src/a.py')).toBe(false);
    expect(isExcluded(project, '/other/legacy/a.py')).toBe(false);
    expect(isExcluded(undefined, '/p/legacy/a.py')).toBe(false);
    const included = { ...project, settings: { include: ['src/**/*.py'] } };
    expect([isExcluded(included, '/p/src/deep/a.py'), isExcluded(included, '/p/a.py')]).toEqual([false, true]);
  });
});
