import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../rules/engine/api';
import { describeRule, py } from '../support/check-harness';
import { testEngine } from '../support/engine';

describeRule('pins in programs', {
  fixes: [
    {
      name: 'moves the line of a program that is settled by the same migration',
      before: py`
        !pip install sagemaker==2.200.0 boto3
        #            ^^^^^^^^^^^^^^^^^^ SM001 safe
        from sagemaker.s3 import S3Uploader
        #                        ^^^^^^^^^^ SM101 safe
        S3Uploader.upload("a", "s3://b/c")
      `,
      after: py`
        !pip install "sagemaker>=3,<4" boto3
        from sagemaker.core.s3 import S3Uploader
        S3Uploader.upload("a", "s3://b/c")
      `,
    },
    {
      name: 'asks for a look where nothing is known of the programs',
      before: py`
        # Setup
        %pip install -U sagemaker
        #               ^^^^^^^^^ SM002 review
        import os
      `,
      after: py`
        # Setup
        # TODO(sagemaker-v3 SM002): All programs that this serves have to be on V3 before it is installed.
        %pip install -U "sagemaker>=3,<4"
        import os
      `,
    },
    {
      name: 'reads continued lines, several commands and quotes',
      before: py`
        from sagemaker.core.resources import Endpoint
        !{sys.executable} -m pip install -q --upgrade pip && pip install \
            "sagemaker<3" pandas
        #   ^^^^^^^^^^^^^ SM001 safe
        out = !pip3 install 'sagemaker[train]~=2.1'
        #                   ^^^^^^^^^^^^^^^^^^^^^^^ SM001 safe
      `,
      after: py`
        from sagemaker.core.resources import Endpoint
        !{sys.executable} -m pip install -q --upgrade pip && pip install \
            "sagemaker>=3,<4" pandas
        out = !pip3 install "sagemaker[train]>=3,<4"
      `,
    },
    {
      name: 'reads commands that Python runs',
      before: py`
        import os
        import subprocess
        import sys

        subprocess.check_call([sys.executable, "-m", "pip", "install", "-U", "sagemaker==2.91.1"])
        #                                                                     ^^^^^^^^^^^^^^^^^ SM001 review
        if True:
            os.system("pip install sagemaker>=2.0")
            #                      ^^^^^^^^^^^^^^ SM002 review
      `,
      after: py`
        import os
        import subprocess
        import sys

        # TODO(sagemaker-v3 SM001): All programs that this serves have to be on V3 before it is installed.
        subprocess.check_call([sys.executable, "-m", "pip", "install", "-U", "sagemaker>=3,<4"])
        if True:
            # TODO(sagemaker-v3 SM002): All programs that this serves have to be on V3 before it is installed.
            os.system("pip install 'sagemaker>=3,<4'")
      `,
    },
    {
      name: 'reads the literals of a setup script',
      before: py`
        from setuptools import setup

        REQUIRED = ["boto3", "sagemaker>=2.100,<3"]
        #                     ^^^^^^^^^^^^^^^^^^^ SM001 review
        setup(name="sagemaker", install_requires=REQUIRED, extras_require={"dev": ["sagemaker<3"]})
        #                                                                           ^^^^^^^^^^^ SM001 review
      `,
      after: py`
        from setuptools import setup

        # TODO(sagemaker-v3 SM001): All programs that this serves have to be on V3 before it is installed.
        REQUIRED = ["boto3", "sagemaker>=3,<4"]
        setup(name="sagemaker", install_requires=REQUIRED, extras_require={"dev": ["sagemaker>=3,<4"]})
      `,
    },
  ],
  withholds: [
    {
      name: 'a version that only the run knows',
      code: py`
        version = "2.200.0"
        !pip install sagemaker=={version}
        #            ^^^^^^^^^^^^^^^^^^^^ SM004 withheld
      `,
      reason: /run time/,
    },
    {
      name: 'the repository',
      code: py`
        !pip install git+https://github.com/aws/sagemaker-python-sdk.git
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM004 withheld
      `,
      reason: /release/,
    },
    {
      name: 'a link to V2',
      code: py`
        %pip install git+https://github.com/aws/sagemaker-python-sdk@v2.200.0
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM004 withheld
      `,
      reason: /V2/,
    },
  ],
  silent: [
    { name: 'V3 pins', code: '!pip install "sagemaker>=3,<4"\n%pip install sagemaker-core\n' },
    {
      name: 'an open pin of a program on V3',
      code: '!pip install -U sagemaker\nfrom sagemaker.train import ModelTrainer\n',
    },
    { name: 'other packages', code: '!pip install sagemaker-experiments==0.1 sagemaker_training smdebug\n' },
    {
      name: 'other commands',
      code: '!pip uninstall -y sagemaker\n!pip show sagemaker\n!pip freeze | grep sagemaker\n',
    },
    { name: 'comments', code: '# !pip install sagemaker==2.1\n# pip install sagemaker\n' },
    {
      name: 'text in strings',
      code: 'HELP = """\n!pip install sagemaker==2.1\n"""\nprint("pip install sagemaker")\n',
    },
    {
      name: 'lists that nothing runs',
      code: 'names = ["pip", "install", "sagemaker"]\nsetup_requires = ["sagemaker<3"]\nconfigure(install_requires=["sagemaker<3"])\n',
    },
    { name: 'operators at the start of a line', code: 'x = (sagemaker\n     % pip_install)\n' },
  ],
});

describe('pins in programs, as options want them', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  const migrate = (text: string, options: Parameters<Engine['migrate']>[1]) =>
    engine.migrate([{ id: 'cell', text }], options).texts[0];

  it('holds at V2, quotes included', () => {
    expect(migrate('!pip install sagemaker>=2.100\n', { pins: 'hold' })).toBe('!pip install "sagemaker>=2.100,<3"\n');
    expect(migrate('!pip install sagemaker==2.1\n', { pins: 'hold' })).toBe('!pip install sagemaker==2.1\n');
  });

  it('reads a cell that is a shell script', () => {
    expect(migrate('%%bash\r\npip install --quiet sagemaker==2.1\r\n', {})).toBe(
      '%%bash\r\n# TODO(sagemaker-v3 SM001): All programs that this serves have to be on V3 before it is installed.\r\npip install --quiet "sagemaker>=3,<4"\r\n',
    );
    expect(migrate('%%writefile install.sh\npip install sagemaker==2.1\n', {})).toBe(
      '%%writefile install.sh\npip install sagemaker==2.1\n',
    );
  });

  it('reads conda and archives where nothing else names the SDK', () => {
    const codes = (text: string) => engine.analyse([{ id: 'cell', text }]).findings.map(({ code }) => code);
    expect(codes('%conda install -y -c conda-forge sagemaker-python-sdk=2.200\n')).toEqual(['SM001']);
    expect(codes('!pip install ./dist/sagemaker-2.200.0.tar.gz\n')).toEqual(['SM004']);
    expect(codes('!pip install ./dist/sagemaker-3.4.0.tar.gz\n')).toEqual([]);
  });

  it('takes the smallest package when asked to', () => {
    const text = '!pip install sagemaker\nfrom sagemaker.s3 import S3Uploader\nprint(S3Uploader)\n';
    expect(migrate(text, { pins: 'smallest' })).toContain('!pip install "sagemaker-core>=2,<3"\n');
    expect(migrate(text, { target: '3.20.0' })).toContain('!pip install "sagemaker>=3.20,<4"\n');
  });

  it('offers the other ways', () => {
    const { findings } = engine.analyse([{ id: 'cell', text: '!pip install sagemaker\n' }]);
    expect(findings[0]?.pins).toEqual([{ choice: 'hold', title: 'Hold at V2 for now: sagemaker<3' }]);
  });

  it('is silenced by a comment above the line, and says when a comment silences nothing', () => {
    const silenced = engine.analyse([{ id: 'cell', text: '# sagemaker-v3: ignore[SM002]\n!pip install sagemaker\n' }]);
    expect([silenced.findings.length, silenced.suppressed.length]).toEqual([0, 1]);
    const idle = engine.analyse([{ id: 'cell', text: '# sagemaker-v3: ignore[SM002]\n!pip install "sagemaker>=3"\n' }]);
    expect(idle.findings.map(({ code }) => code)).toEqual(['SM090']);
  });

  it('follows its line while code elsewhere is edited', () => {
    const text = 'x = 1\n!pip install sagemaker==2.1\nfrom sagemaker.s3 import S3Uploader\n';
    const program = engine.open([{ id: 'cell', text }]);
    const places = () => program.analyse().findings.map(({ code, place }) => [code, place.start]);
    const before = places();
    program.change('cell', [{ start: 0, end: 0, text: 'y = 22\n' }]);
    expect(places()).toEqual(before.map(([code, start]) => [code, Number(start) + 7]));
    const at = text.indexOf('2.1') + 7;
    program.change('cell', [{ start: at, end: at + 3, text: '3.4' }]);
    expect(places().map(([code]) => code)).not.toContain('SM001');
    program.dispose();
  });
});
