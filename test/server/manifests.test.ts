import { describe, expect, it } from 'vitest';
import { analyseManifest, type ManifestOptions, migrateManifest } from '../../rules/engine/manifest';
import { manifestKind } from '../../server/src/manifests/manifest-kind';
import { readManifest } from '../../server/src/manifests/read-manifest';

const reader = (path: string) => {
  const kind = manifestKind(path);
  if (!kind) throw new Error(`${path} is no manifest`);
  return (text: string) => readManifest(kind, text);
};

const settled: ManifestOptions = { programs: 'settled' };

/** Migrates with all programs settled, and checks counts, stability, CRLF, offsets behind other characters. */
function migrated(path: string, text: string, options: ManifestOptions = settled): string {
  const read = reader(path);
  const result = migrateManifest(text, read, options);
  const after = result.texts[0] ?? '';
  expect(result.rewritten + result.marked + result.suppressed + result.left).toBe(result.found);
  expect(migrateManifest(after, read, options).texts[0]).toBe(after);
  const crlf = migrateManifest(text.replaceAll('\n', '\r\n'), read, options).texts[0];
  expect(crlf).toBe(after.replaceAll('\n', '\r\n'));
  const comment = path.endsWith('.lock') ? '' : '# \u{1F680} é\n';
  expect(migrateManifest(comment + text, read, options).texts[0]).toBe(comment + after);
  return after;
}

const findings = (path: string, text: string, options: ManifestOptions = {}) =>
  analyseManifest(text, reader(path), options).findings.map(
    ({ code, fix, place }) => `${code} ${fix.grade} ${text.slice(place.start, place.end)}`,
  );

describe('names of manifests', () => {
  it.each([
    ['requirements.txt', 'requirements'],
    ['a/requirements-dev.txt', 'requirements'],
    ['dev-requirements.in', 'requirements'],
    ['requirements/base.txt', 'requirements'],
    ['constraints.txt', 'constraints'],
    ['pyproject.toml', 'pyproject'],
    ['Pipfile', 'pipfile'],
    ['setup.cfg', 'setup-cfg'],
    ['environment.yml', 'conda'],
    ['conda-env.yaml', 'conda'],
    ['Dockerfile', 'dockerfile'],
    ['Dockerfile.gpu', 'dockerfile'],
    ['train.dockerfile', 'dockerfile'],
    ['uv.lock', 'uv-lock'],
    ['poetry.lock', 'poetry-lock'],
    ['Pipfile.lock', 'pipfile-lock'],
  ])('knows %s', (path, kind) => {
    expect(manifestKind(path)).toBe(kind);
  });

  it.each([
    'notes.txt',
    'docker-compose.yml',
    'config.yaml',
    'package-lock.json',
    'constructor',
    'tox.ini',
    'requirements.md',
    'Cargo.toml',
  ])('leaves %s alone', (path) => {
    expect(manifestKind(path)).toBeUndefined();
  });
});

describe('requirements files', () => {
  it('moves pins, keeps comments, blanks and the rest byte for byte', () => {
    const text =
      'boto3>=1.30\nsagemaker==2.200.0  # SDK, été\n\n  pandas\nSageMaker [train] >= 2.100 ; python_version > "3.9"\n';
    expect(migrated('requirements.txt', text)).toBe(
      'boto3>=1.30\nsagemaker>=3,<4  # SDK, été\n\n  pandas\nsagemaker[train]>=3,<4 ; python_version > "3.9"\n',
    );
    expect(findings('requirements.txt', text)).toEqual([
      'SM001 review sagemaker==2.200.0',
      'SM002 review SageMaker [train] >= 2.100',
    ]);
  });

  it('leaves a note where nothing is known of the programs', () => {
    expect(migrated('requirements.txt', 'sagemaker\n', {})).toBe(
      '# TODO(sagemaker-v3 SM002): All programs that this serves have to be on V3 before it is installed.\nsagemaker>=3,<4\n',
    );
  });

  it('writes the minor of the target', () => {
    expect(migrated('requirements.txt', 'sagemaker==2.1\n', { ...settled, target: '3.20.0' })).toBe(
      'sagemaker>=3.20,<4\n',
    );
  });

  it('takes the smallest package that the imports need, and says what pip leaves behind', () => {
    const needs = ['sagemaker-core', 'sagemaker-train'] as const;
    expect(migrated('requirements.txt', 'sagemaker==2.1\n', { ...settled, needs })).toBe(
      '# TODO(sagemaker-v3 SM001): pip does not remove SDK V2 when the package has another name: start from a fresh environment.\nsagemaker-train>=1,<2\n',
    );
    const [finding] = analyseManifest('sagemaker\n', reader('requirements.txt'), { ...settled, needs }).findings;
    expect([finding?.fix.title, ...(finding?.pins ?? []).map(({ title }) => title)]).toEqual([
      'Move to V3: sagemaker-train>=1,<2, all that the imports need',
      'Move to V3: sagemaker>=3,<4',
      'Hold at V2 for now: sagemaker<3',
    ]);
  });

  it('never renames a package in a constraints file', () => {
    const needs = ['sagemaker-core'] as const;
    expect(migrated('constraints.txt', 'sagemaker==2.1\n', { ...settled, needs })).toBe('sagemaker>=3,<4\n');
  });

  it('says what an extra brought that V3 lacks', () => {
    expect(migrated('requirements.txt', 'sagemaker[local]>=2.1,<3\n')).toBe(
      '# TODO(sagemaker-v3 SM001): V3 has no extra [local] (it brought docker, pyyaml and urllib3); require what the code still uses.\nsagemaker>=3,<4\n',
    );
    expect(findings('requirements.txt', 'sagemaker[local]>=3,<4\n')).toEqual(['SM005 review sagemaker[local]>=3,<4']);
  });

  it('moves the stand-alone core package', () => {
    expect(migrated('requirements.txt', 'sagemaker-core~=1.0\n')).toContain('\nsagemaker-core>=2,<3\n');
    expect(findings('requirements.txt', 'sagemaker_core<2\n')).toEqual(['SM003 review sagemaker_core<2']);
  });

  it.each([
    ['hashes', 'sagemaker==2.200.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n', /hashes/],
    [
      'a compiled file',
      '# This file is autogenerated by pip-compile with Python 3.11\nsagemaker==2.200.0\n',
      /compile again/,
    ],
    ['an old interpreter', 'sagemaker==2.200.0 ; python_version < "3.10"\n', /Python 3\.10/],
    ['a repository', 'git+https://github.com/aws/sagemaker-python-sdk.git\n', /release/],
    ['a direct reference to V2', 'sagemaker @ https://example.com/sagemaker-2.200.0-py3-none-any.whl\n', /V2/],
    ['an archive', './wheels/sagemaker-2.91.1.tar.gz\n', /V2/],
    ['a version from the environment', 'sagemaker==$SDK_VERSION\n', /run time/],
  ])('marks %s', (_, text, reason) => {
    const result = migrateManifest(text, reader('requirements.txt'), settled);
    expect(result.outcomes.map(({ outcome, finding }) => [outcome, reason.test(finding.fix.note)])).toEqual([
      ['marked', true],
    ]);
    const after = migrated('requirements.txt', text);
    expect(
      after
        .split('\n')
        .filter((line) => !line.startsWith('# TODO'))
        .join('\n'),
    ).toBe(text);
    expect(after).toContain('# TODO(sagemaker-v3 SM00');
  });

  it('offers to hold what an old interpreter needs', () => {
    const text = 'sagemaker ; python_version < "3.10"\n';
    const [finding] = analyseManifest(text, reader('requirements.txt'), {}).findings;
    expect(finding?.fix.grade).toBe('withheld');
    expect(finding?.pins?.map(({ choice }) => choice)).toEqual(['hold']);
    const held = migrateManifest(text, reader('requirements.txt'), { pins: 'hold', only: [finding?.key ?? ''] });
    expect(held.texts[0]).toBe('sagemaker<3 ; python_version < "3.10"\n');
  });

  it.each([
    ['V3', 'sagemaker>=3,<4\nsagemaker~=3.4\nsagemaker-core>=2\nsagemaker-train\nsagemaker-serve==1.20\n'],
    [
      'other packages',
      'sagemaker-experiments==0.1.35\nsagemaker_training<4\nsagemaker-inference\nmy-sagemaker==2.0\nsagemakers==2\n',
    ],
    [
      'comments and options',
      '# sagemaker==2.0\n-r base.txt # sagemaker\n--find-links ./sagemaker-2\n-c sagemaker.txt\n',
    ],
    [
      'a V3 repository',
      'git+https://github.com/aws/sagemaker-python-sdk@v3.4.0\nsagemaker @ https://x.org/sagemaker-3.4.0-py3-none-any.whl\n',
    ],
    ['nonsense', 'sagemaker is nice\nsagemaker==2.1,>=3\n'],
  ])('is silent on %s', (_, text) => {
    expect(findings('requirements.txt', text)).toEqual([]);
    expect(migrated('requirements.txt', text)).toBe(text);
  });

  it('is silent on an open pin where the programs are on V3 already, but not on a V2 pin', () => {
    expect(findings('requirements.txt', 'sagemaker\n', { programs: 'v3' })).toEqual([]);
    expect(findings('requirements.txt', 'sagemaker<3\n', { programs: 'v3' })).toEqual(['SM001 safe sagemaker<3']);
  });

  it('obeys suppressions on the line, above it and for the file', () => {
    const suppressed = (text: string): number =>
      analyseManifest(text, reader('requirements.txt'), {}).suppressed.length;
    expect(suppressed('sagemaker<3  # sagemaker-v3: ignore[SM001]\n')).toBe(1);
    expect(suppressed('# sagemaker-v3: ignore\nsagemaker<3\n')).toBe(1);
    expect(suppressed('# sagemaker-v3: ignore-file\nboto3\nsagemaker<3\n')).toBe(1);
    expect(suppressed('sagemaker<3  # sagemaker-v3: ignore[SM002]\n')).toBe(0);
    const inCfg = '[options]\ninstall_requires =\n    sagemaker  # sagemaker-v3: ignore\n';
    expect(analyseManifest(inCfg, reader('setup.cfg'), {}).suppressed).toEqual([]);
    expect(suppressed('# sagemaker-v3: ignore\nboto3\nsagemaker<3\n')).toBe(0);
  });

  it('leaves review alone with safeOnly, and obeys severities', () => {
    const result = migrateManifest('sagemaker<3\n', reader('requirements.txt'), { safeOnly: true });
    expect(result.texts[0]).toBe('sagemaker<3\n');
    expect(result.left).toBe(1);
    expect(findings('requirements.txt', 'sagemaker<3\n', { severity: { SM0: 'off' } })).toEqual([]);
  });
});

describe('pyproject.toml', () => {
  it('moves what the standard and the tools list', () => {
    const text = `# é
[project]
dependencies = [
  "boto3",  # one
  "sagemaker[local] >=2.200, <3",  # two
]
optional-dependencies.dev = ['sagemaker==2.1', "x"]

[dependency-groups]
test = ["sagemaker", {include-group = "dev"}]

[tool.poetry.dependencies]
python = "^3.10"
sagemaker = "^2.200"
[tool.poetry.group.dev.dependencies]
sagemaker = { version = "~2.5", optional = true }

[tool.uv]
dev-dependencies = ["sagemaker~=2.1"]
[tool.hatch.envs.default]
dependencies = ["sagemaker>=2"]
[tool.pdm.dev-dependencies]
lint = ["sagemaker<3"]
`;
    const options: ManifestOptions = { programs: 'settled', severity: { SM005: 'off' } };
    const after = migrated('pyproject.toml', text, options);
    expect(after).toContain('["sagemaker>=3,<4", "x"]'.replace(/"sagemaker>=3,<4"/, "'sagemaker>=3,<4'"));
    expect(after).toContain('  "sagemaker>=3,<4",  # two');
    expect(after).toContain('  # TODO(sagemaker-v3 SM001): V3 has no extra [local]');
    expect(after).toContain('test = ["sagemaker>=3,<4", {include-group = "dev"}]');
    expect(after).toContain('\nsagemaker = ">=3,<4"\n');
    expect(after).toContain('sagemaker = { version = ">=3,<4", optional = true }');
    expect(after.match(/sagemaker[^\n]*>=3,<4/g)).toHaveLength(8);
  });

  it.each([
    [
      'V3 and other tables',
      '[project]\ndependencies = ["sagemaker>=3"]\n[tool.poetry.dependencies]\nsagemaker = "^3.4"\n[tool.mine]\nsagemaker = "2.0"\nx = ["sagemaker==2.0"]\n',
    ],
    ['prose', '[project]\ndescription = "sagemaker==2.0"\nkeywords = ["sagemaker"]\nname = "sagemaker"\n'],
  ])('is silent on %s', (_, text) => {
    expect(findings('pyproject.toml', text)).toEqual([]);
  });

  it('marks a Poetry dependency on the repository', () => {
    const text =
      '[tool.poetry.dependencies]\nsagemaker = { git = "https://github.com/aws/sagemaker-python-sdk.git", tag = "v2.200.0" }\n';
    expect(migrated('pyproject.toml', text)).toBe(
      text.replace(
        'sagemaker = ',
        '# TODO(sagemaker-v3 SM004): The link is to a release of V2; require one of V3 such as `sagemaker>=3,<4` once the code is migrated.\nsagemaker = ',
      ),
    );
  });

  it('says in one line why malformed text was not read', () => {
    const { problem, requirements } = reader('pyproject.toml')('[project\ndependencies = ["sagemaker"]\n');
    expect(requirements).toEqual([]);
    expect(problem).toMatch(/^not valid TOML \(line \d\)[^\n]*$/);
  });
});

describe('setup.cfg', () => {
  it('moves the requirement lists', () => {
    const text = `[metadata]
name = sagemaker
description = sagemaker==2.0
[options]
install_requires =
    boto3
    # the SDK
    sagemaker>=2.100,<3
python_requires = >=3.8
[options.extras_require]
aws = sagemaker==2.1
dev =
    sagemaker
`;
    expect(migrated('setup.cfg', text)).toBe(
      text
        .replace('sagemaker>=2.100,<3', 'sagemaker>=3,<4')
        .replace('aws = sagemaker==2.1', 'aws = sagemaker>=3,<4')
        .replace('    sagemaker\n', '    sagemaker>=3,<4\n'),
    );
    expect(findings('setup.cfg', text)).toHaveLength(3);
  });

  it('is silent on other options', () => {
    expect(
      findings('setup.cfg', '[tool:pytest]\ninstall_requires = sagemaker\n[options]\npackages =\n    sagemaker\n'),
    ).toEqual([]);
  });
});

describe('Pipfile', () => {
  it('moves versions of packages, not of interpreters', () => {
    const text =
      '[[source]]\nname = "sagemaker"\n\n[packages]\nsagemaker = "*"\nboto3 = "*"\n\n[dev-packages]\nsagemaker = {version = "==2.1", extras = ["train"]}\n\n[requires]\npython_version = "3.11"\n';
    expect(migrated('Pipfile', text)).toBe(
      text.replace('sagemaker = "*"', 'sagemaker = ">=3,<4"').replace('"==2.1"', '">=3,<4"'),
    );
  });

  it('renames the key with the package', () => {
    const needs = ['sagemaker-serve'] as const;
    expect(migrated('Pipfile', '[packages]\nsagemaker = "~=2.1"\n', { ...settled, needs })).toContain(
      '\nsagemaker-serve = ">=1,<2"\n',
    );
  });
});

describe('conda environments', () => {
  const text = `name: sagemaker
channels: [conda-forge]
dependencies:
  - python=3.11
  - conda-forge::sagemaker-python-sdk=2.200  # conda
  - pip
  - pip:
      - "sagemaker==2.200.0"
      - sagemaker-experiments
`;

  it('moves both kinds', () => {
    const after = migrated('environment.yml', text);
    expect(after).toContain('  - conda-forge::sagemaker-python-sdk>=3,<4  # conda\n');
    expect(after).toContain('  # TODO(sagemaker-v3 SM001): conda-forge gets releases later than PyPI');
    expect(after).toContain('      - "sagemaker>=3,<4"\n');
  });

  it('reads the ways conda bounds a version', () => {
    const of = (spec: string) => findings('environment.yml', `dependencies:\n  - ${spec}\n`);
    expect(of('sagemaker-python-sdk')[0]).toMatch(/^SM002/);
    expect(of('sagemaker-python-sdk 2.200 pyhd_0')[0]).toMatch(/^SM001/);
    expect(of('sagemaker-python-sdk==2.200.0')[0]).toMatch(/^SM001/);
    expect(of('sagemaker-python-sdk>=2.100,<3')[0]).toMatch(/^SM001/);
    expect(of('sagemaker-python-sdk=2.1|=3.5')[0]).toMatch(/^SM002/);
    expect(of('sagemaker-python-sdk=3')).toEqual([]);
    expect(of('sagemaker-core')).toEqual([]);
  });

  it('says in one line why malformed text was not read', () => {
    expect(reader('environment.yml')('dependencies: [sagemaker\n  - x: : y\n').problem).toMatch(
      /^not valid YAML \(line \d+\): [^\n]+$/,
    );
  });
});

describe('Dockerfiles', () => {
  it('moves what RUN installs, quoted as a shell needs it', () => {
    const text = `FROM python:3.11
# pip install sagemaker
RUN pip install --no-cache-dir sagemaker boto3
RUN apt-get update && \\
    # the SDK
    python -m pip install -U \\
      "sagemaker>=2.100,<3" \\
      pandas && rm -rf /tmp/sagemaker
RUN uv pip install --system sagemaker==2.200.0; echo sagemaker
RUN ["pip", "install", "sagemaker==2.1"]
RUN ["sh", "-c", "pip install sagemaker"]
RUN --mount=type=cache,target=/root/.cache pip3 install 'sagemaker[train]'
RUN pip install sagemaker>=2.0
COPY sagemaker /opt/sagemaker
`;
    const after = migrated('Dockerfile', text);
    expect(after).toBe(
      text
        .replace('sagemaker boto3', '"sagemaker>=3,<4" boto3')
        .replace('"sagemaker>=2.100,<3"', '"sagemaker>=3,<4"')
        .replace('sagemaker==2.200.0', '"sagemaker>=3,<4"')
        .replace('"sagemaker==2.1"', '"sagemaker>=3,<4"')
        .replace('"pip install sagemaker"', `"pip install 'sagemaker>=3,<4'"`)
        .replace("'sagemaker[train]'", '"sagemaker[train]>=3,<4"')
        .replace('sagemaker>=2.0\n', '"sagemaker>=3,<4"\n'),
    );
    const redirected = analyseManifest(text, reader('Dockerfile'), {}).findings.at(-1);
    expect(redirected?.message).toMatch(/redirection/);
  });

  it.each([
    ['V3', 'FROM x\nRUN pip install "sagemaker>=3,<4"\n'],
    [
      'other commands',
      'FROM x\nRUN pip uninstall sagemaker==2.0 && pip download sagemaker && echo pip install-sagemaker\nENV sagemaker=2\n',
    ],
    ['files', 'FROM x\nRUN pip install -r sagemaker.txt -c sagemaker && pip install ./sagemaker\n'],
  ])('is silent on %s', (_, text) => {
    expect(findings('Dockerfile', text)).toEqual([]);
  });

  it('survives a broken file', () => {
    expect(
      reader('Dockerfile')('RUN ["pip", "install", "sagemaker"\nRUN pip install "sagemaker\n').problem,
    ).toBeUndefined();
  });

  it('marks a version that comes from an argument', () => {
    const text = 'ARG V=2.1\nFROM x\nRUN pip install sagemaker==$V\n';
    expect(findings('Dockerfile', text)).toEqual(['SM004 withheld sagemaker==$V']);
    expect(migrated('Dockerfile', text)).toContain('\n# TODO(sagemaker-v3 SM004): ');
  });
});

describe('lock files', () => {
  const locks: [string, string][] = [
    [
      'uv.lock',
      'version = 1\n\n[[package]]\nname = "boto3"\nversion = "1.2"\n\n[[package]]\nname = "sagemaker"\nversion = "2.200.0"\n',
    ],
    ['poetry.lock', '[[package]]\nname = "sagemaker"\nversion = "2.200.0"\ndescription = "x"\n'],
    ['Pipfile.lock', '{"default": {"sagemaker": {"hashes": ["sha256:a"], "version": "==2.200.0"}}}\n'],
  ];
  it.each(locks)('finds V2 in %s and leaves it to the tool', (path, text) => {
    expect(findings(path, text)).toEqual(['SM006 withheld 2.200.0']);
    expect(migrated(path, text)).toBe(text);
  });

  it.each(locks)('is silent on V3 in %s', (path, text) => {
    expect(findings(path, text.replace('2.200.0', '3.4.0'))).toEqual([]);
  });

  it('says in one line that a lock is malformed', () => {
    expect(reader('Pipfile.lock')('{"sagemaker"').problem).toBe('not valid JSON');
    expect(reader('uv.lock')('name = sagemaker').problem).toMatch(/not valid TOML/);
  });
});
