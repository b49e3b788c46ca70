import type { CatalogEntry } from './entry';

const PYPI = 'https://pypi.org/project';
const SOURCE = 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/pyproject.toml';
const MOVE = 'All programs that this serves have to be on V3 before it is installed.';

/** SM0xx: which release of the SDK gets installed. */
export const dependencyEntries: readonly CatalogEntry[] = [
  {
    code: 'SM001',
    title: 'This pin keeps SDK V2 installed; migrated code needs `sagemaker>=3,<4`',
    error: "ModuleNotFoundError: No module named 'sagemaker.train'",
    why:
      'V2 and V3 share the name `sagemaker`, so the pin decides which one the code meets. A pin below 3 is right as ' +
      'long as the code is V2, and wrong from the moment it is migrated.\n\n' +
      'Migrating moves the pin. The rewrite is safe when the same run leaves every program on V3 with nothing to do, ' +
      'else it asks for a look. When it is known what the programs import, a manifest gets the smallest package that ' +
      'brings it: `sagemaker-core`, `-train`, `-serve` or `-mlops` (each brings those before it), else `sagemaker`. ' +
      'An installing command keeps the name `sagemaker`, because pip does not remove V2 when the name changes.\n\n' +
      'Leave it as it is where the code stays on V2 for now, and silence the line.',
    file: 'requirements.txt',
    before: 'boto3>=1.34\nsagemaker==2.200.0  # pinned for the training jobs\n',
    after: `boto3>=1.34\n# TODO(sagemaker-v3 SM001): ${MOVE}\nsagemaker>=3,<4  # pinned for the training jobs\n`,
    grade: 'review',
    severity: 'warning',
    links: [
      { title: 'Requirements of sagemaker 3.27', url: SOURCE },
      { title: 'sagemaker on PyPI', url: `${PYPI}/sagemaker/` },
    ],
    since: '3.0',
  },
  {
    code: 'SM002',
    title: 'Nothing here keeps V3 out: the next installation breaks V2 code; hold at `<3` or move',
    error:
      'ModuleNotFoundError: `sagemaker.estimator` was removed in the SageMaker Python SDK v3. Use `ModelTrainer`. (from sagemaker.train import ModelTrainer)',
    why:
      'Without a bound below 3, pip takes the newest release, which is V3; in it every top-level module of V2 is ' +
      'gone. Code that worked yesterday fails in the next container or kernel.\n\n' +
      'Two quick fixes: move to V3 together with the code (what migrating does), or hold at `<3` for now. In a ' +
      'shell command the bound needs quotes: `pip install sagemaker>=2.0` writes a file named `=2.0` and installs ' +
      'whatever is newest. A program that uses V3 only is not reported.',
    file: 'Dockerfile',
    before: 'FROM python:3.11-slim\nRUN pip install --no-cache-dir sagemaker>=2.100 boto3\n',
    after: `FROM python:3.11-slim\n# TODO(sagemaker-v3 SM002): ${MOVE}\nRUN pip install --no-cache-dir "sagemaker>=3,<4" boto3\n`,
    grade: 'review',
    severity: 'warning',
    links: [
      { title: 'Version specifiers', url: 'https://packaging.python.org/en/latest/specifications/version-specifiers/' },
      {
        title: 'Import guidance in V3',
        url: 'https://github.com/aws/sagemaker-python-sdk/blob/v3.27.0/sagemaker-core/src/sagemaker/core/deprecations.py',
      },
    ],
    since: '3.0',
  },
  {
    code: 'SM003',
    title: 'The stand-alone `sagemaker-core` 1.x is from before V3; V3 needs 2.x',
    error: "ModuleNotFoundError: No module named 'sagemaker_core'",
    why:
      'Up to 1.x the package brought the module `sagemaker_core`; from 2.0 it is a part of V3 and brings ' +
      '`sagemaker.core`. All other packages of V3 require 2.x, so this pin and they exclude each other. SDK V2 in turn requires 1.x.',
    file: 'pyproject.toml',
    before: '[project]\nname = "demo"\ndependencies = [\n    "sagemaker-core>=1.0,<2",\n]\n',
    after:
      '[project]\nname = "demo"\ndependencies = [\n    # TODO(sagemaker-v3 SM003): The stand-alone package `sagemaker_core` is `sagemaker.core` in V3: imports of it have to be migrated.\n    "sagemaker-core>=2,<3",\n]\n',
    grade: 'review',
    severity: 'warning',
    links: [
      { title: 'Requirements of sagemaker 3.27', url: SOURCE },
      { title: 'sagemaker-core on PyPI', url: `${PYPI}/sagemaker-core/` },
    ],
    since: '3.0',
  },
  {
    code: 'SM004',
    title: 'It cannot be read from this which SDK it installs; require a release',
    why:
      'A link to a repository or an archive, a variable, or a version outside PEP 440 does not say whether V2 or ' +
      'V3 is installed, so nothing is rewritten. A link whose tag or file name is a release of V3 is not reported.',
    file: 'requirements.txt',
    before: 'git+https://github.com/aws/sagemaker-python-sdk.git\n',
    after:
      '# TODO(sagemaker-v3 SM004): A link without a release says nothing about the major version; require a release such as `sagemaker>=3,<4`.\ngit+https://github.com/aws/sagemaker-python-sdk.git\n',
    grade: 'withheld',
    severity: 'information',
    links: [{ title: 'sagemaker on PyPI', url: `${PYPI}/sagemaker/` }],
    since: '3.0',
  },
  {
    code: 'SM005',
    title: 'V3 has no such extra and pip leaves it out; require what it brought',
    why:
      '`sagemaker` 3 has the extras `train`, `serve`, `mlops` and `all`. For any other one pip prints a warning and ' +
      'goes on, so what `[local]` or `[feature-processor]` brought in V2 is missing at run time.',
    file: 'environment.yml',
    before: 'name: demo\ndependencies:\n  - python=3.11\n  - pip:\n      - sagemaker[local]>=3,<4\n',
    after:
      'name: demo\ndependencies:\n  - python=3.11\n  - pip:\n      # TODO(sagemaker-v3 SM005): V3 has no extra [local] (it brought docker, pyyaml and urllib3); require what the code still uses.\n      - sagemaker>=3,<4\n',
    grade: 'review',
    severity: 'warning',
    links: [{ title: 'Requirements of sagemaker 3.27', url: SOURCE }],
    since: '3.0',
  },
  {
    code: 'SM006',
    title: 'The lock file holds SDK V2; change its requirement and lock again',
    why:
      'A lock file is written by its tool: edited by hand, its hashes and the other packages would not fit. ' +
      'Move the requirement it comes from and lock again (`uv lock`, `poetry lock`, `pipenv lock`).',
    file: 'uv.lock',
    before:
      'version = 1\n\n[[package]]\nname = "sagemaker"\nversion = "2.257.7"\nsource = { registry = "https://pypi.org/simple" }\n',
    after:
      'version = 1\n\n[[package]]\nname = "sagemaker"\nversion = "2.257.7"\nsource = { registry = "https://pypi.org/simple" }\n',
    grade: 'withheld',
    severity: 'information',
    links: [{ title: 'sagemaker on PyPI', url: `${PYPI}/sagemaker/` }],
    since: '3.0',
  },
];
