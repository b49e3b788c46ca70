import { beforeAll, describe, expect, it } from 'vitest';
import type { Analysis, Engine } from '../../rules/engine/api';
import { py } from '../support/check-harness';
import { testEngine } from '../support/engine';
import { VirtualModules } from '../support/virtual-modules';

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
});

const factory = py`
  from sagemaker.estimator import Estimator

  def make_estimator(role):
      return Estimator(image_uri="img", role=role, instance_count=1, instance_type="ml.m5.xlarge")
`;

function analyse(files: Readonly<Record<string, string>>, id: string): Analysis {
  return engine.analyse([{ id, text: files[id] ?? '' }], {}, new VirtualModules(files));
}

/** The codes found in one of the files, and the files that related places point into. */
function codes(files: Readonly<Record<string, string>>, id = 'train.py'): string[] {
  const { findings, failures } = analyse(files, id);
  expect(failures).toEqual([]);
  return findings.map(({ code }) => code);
}

const fitOf = (imports: string, made = 'make_estimator("r")'): string => `${imports}\nest = ${made}\nest.fit()\n`;

describe('what imports from own modules bring', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['a function beside it', { 'train.py': fitOf('from helpers import make_estimator'), 'helpers.py': factory }],
    ['a module', { 'train.py': fitOf('import helpers', 'helpers.make_estimator("r")'), 'helpers.py': factory }],
    ['an alias', { 'train.py': fitOf('import lib.helpers as h', 'h.make_estimator(1)'), 'lib/helpers.py': factory }],
    [
      'a namespace package',
      { 'train.py': fitOf('import lib.helpers', 'lib.helpers.make_estimator(1)'), 'lib/helpers.py': factory },
    ],
    [
      'a module out of a namespace package',
      { 'train.py': fitOf('from lib import helpers', 'helpers.make_estimator(1)'), 'lib/helpers.py': factory },
    ],
    [
      'a src layout',
      {
        'train.py': fitOf('from pkg.helpers import make_estimator'),
        'src/pkg/__init__.py': '',
        'src/pkg/helpers.py': factory,
      },
    ],
    ['a program that IPython runs', { 'train.py': fitOf('%run helpers.py'), 'helpers.py': factory }],
    ['one without its ending, with options', { 'train.py': fitOf('%run -i -t helpers'), 'helpers.py': factory }],
    ['one in a folder', { 'train.py': fitOf('%run "lib/my helpers.py"'), 'lib/my helpers.py': factory }],
    [
      'one that a call runs',
      { 'train.py': fitOf('get_ipython().run_line_magic("run", "helpers.py")'), 'helpers.py': factory },
    ],
    [
      'one that a condition runs',
      { 'train.py': fitOf('if True:\n    get_ipython().magic("run helpers.py")'), 'helpers.py': factory },
    ],
    [
      'a private name of one',
      { 'train.py': fitOf('%run helpers.py', '_make("r")'), 'helpers.py': factory.replace('make_estimator', '_make') },
    ],
    [
      'a program that a program runs',
      { 'train.py': fitOf('%run setup.ipynb'), 'setup.ipynb': '%run helpers.py\n', 'helpers.py': factory },
    ],
    [
      'a re-export',
      {
        'train.py': fitOf('from pkg import make_estimator'),
        'pkg/__init__.py': 'from .helpers import *\n',
        'pkg/helpers.py': factory,
      },
    ],
    [
      '__all__',
      {
        'train.py': fitOf('from pkg import *', '_make("r")'),
        'pkg/__init__.py': '__all__ = ["_make"]\nfrom .helpers import make_estimator as _make\n',
        'pkg/helpers.py': factory,
      },
    ],
    [
      'a chain of three',
      {
        'train.py': fitOf('from a import make_estimator'),
        'a.py': 'from b import make_estimator\n',
        'b.py': 'from helpers import make_estimator\n',
        'helpers.py': factory,
      },
    ],
    [
      'an object of the module',
      { 'train.py': 'from helpers import est\nest.fit()\n', 'helpers.py': `${factory}\nest = make_estimator("r")\n` },
    ],
    [
      'a class with a method',
      {
        'train.py': 'from helpers import Jobs\nJobs().estimator().fit()\n',
        'helpers.py': `${factory}\nclass Jobs:\n    def estimator(self):\n        return make_estimator("r")\n`,
      },
    ],
    [
      'an import inside a function',
      {
        'train.py': 'def run():\n    from helpers import make_estimator\n    make_estimator(1).fit()\n',
        'helpers.py': factory,
      },
    ],
    ['a cycle', { 'train.py': fitOf('from helpers import make_estimator'), 'helpers.py': `import train\n${factory}` }],
  ])('%s', (_, files) => {
    expect(codes(files)).toEqual(['SM204']);
  });

  it.each([
    ['a module that IPython runs by its name', '%run -m helpers'],
    ['what only loads a text', '%load helpers.py'],
    ['a name made when it runs', '%run {folder}/helpers.py'],
    ['a file that is not there', '%run others.py'],
    ['a run in a shell', '!python helpers.py'],
    ['text that reads like it', '"""\n%run helpers.py\n"""'],
  ])('nothing for %s', (_, line) => {
    expect(codes({ 'train.py': fitOf(line), 'helpers.py': factory })).toEqual([]);
  });

  it('a constant of a module without the SDK', () => {
    const files = {
      'train.py': 'import boto3\nfrom settings import SERVICE\nsm = boto3.client(SERVICE)\nsm.create_endpoint()\n',
      'settings.py': 'SERVICE = "sagemaker"\n',
    };
    expect(codes(files)).toEqual(['SM804']);
    expect(codes({ ...files, 'settings.py': 'SERVICE = "sage" + "maker"\n' })).toEqual([]);
  });

  it('what is imported for type checkers only', () => {
    const files = {
      'train.py': py`
        from __future__ import annotations
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from base import Ours

        def run(est: Ours, other: "Ours | None"):
            est.fit()
      `,
      'base.py': 'from sagemaker.estimator import Estimator\n\nclass Ours(Estimator):\n    pass\n',
    };
    expect(codes(files)).toEqual(['SM204']);
    expect(codes({ ...files, 'base.py': 'import sagemaker\n\nclass Ours:\n    pass\n' })).toEqual([]);
  });

  it('a relative import', () => {
    const files = {
      'pkg/__init__.py': '',
      'pkg/jobs/__init__.py': '',
      'pkg/jobs/train.py': fitOf('from ..helpers import make_estimator'),
      'pkg/helpers.py': factory,
    };
    expect(codes(files, 'pkg/jobs/train.py')).toEqual(['SM204']);
  });

  it('a base class', () => {
    const files = {
      'train.py': 'from base import Ours\n\nclass Mine(Ours):\n    pass\n\nm = Mine(role="r")\nm.fit()\n',
      'base.py': 'from sagemaker.estimator import Estimator\n\nclass Ours(Estimator):\n    pass\n',
    };
    const found = codes(files);
    expect(found).toContain('SM204');
    expect(found.length).toBeGreaterThan(1);
  });

  it('points to the constructor in the other file', () => {
    const files = { 'train.py': fitOf('from helpers import make_estimator'), 'helpers.py': factory };
    const [finding] = analyse(files, 'train.py').findings;
    const start = factory.indexOf('Estimator(image');
    expect(finding?.related).toEqual([
      {
        id: 'helpers.py',
        message: 'The object is created here.',
        place: { text: expect.any(Number), start, end: factory.indexOf(')', start) + 1 },
      },
    ]);
    expect(finding?.place.text).toBe(0);
  });

  it('one arm of a fallback', () => {
    const imports = 'try:\n    from helpers import make_estimator\nexcept ImportError:\n    make_estimator = None';
    const files = { 'train.py': fitOf(imports), 'helpers.py': factory };
    expect(codes(files)).toEqual(['SM204']);
  });
});

describe('silence', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    [
      'a constant that names another service',
      {
        'train.py': 'import boto3\nfrom settings import SERVICE\nsm = boto3.client(SERVICE)\nsm.create_endpoint()\n',
        'settings.py': '# not sagemaker\nSERVICE = "s3"\n',
      },
    ],
    ['no such module', { 'train.py': fitOf('from helpers import make_estimator') }],
    ['no such name', { 'train.py': fitOf('from helpers import make_model'), 'helpers.py': factory }],
    [
      'a name bound again',
      { 'train.py': fitOf('from helpers import make_estimator\nmake_estimator = print'), 'helpers.py': factory },
    ],
    [
      'a parameter of that name',
      {
        'train.py': 'from helpers import make_estimator\n\ndef run(make_estimator):\n    make_estimator(1).fit()\n',
        'helpers.py': factory,
      },
    ],
    [
      'a module of that name elsewhere',
      { 'train.py': fitOf('from helpers import make_estimator'), 'other/helpers.py': factory },
    ],
    [
      'a function that returns something else',
      {
        'train.py': fitOf('from helpers import make_estimator'),
        'helpers.py':
          'import sagemaker\nfrom xgboost import XGBClassifier\n\ndef make_estimator(role):\n    return XGBClassifier()\n',
      },
    ],
    [
      'an unknown decorator',
      {
        'train.py': fitOf('from helpers import make_estimator'),
        'helpers.py': factory.replace('def ', '@remote\ndef '),
      },
    ],
    [
      'a third-party module that takes its place',
      { 'train.py': fitOf('from boto3 import make_estimator'), 'boto3.py': factory },
    ],
    [
      'a name that a star import hides',
      { 'train.py': fitOf('from helpers import *', '_make(1)'), 'helpers.py': `${factory}\n_make = make_estimator\n` },
    ],
    [
      'two modules that import each other only',
      {
        'train.py': fitOf('from a import make_estimator'),
        'a.py': 'from b import make_estimator\n',
        'b.py': 'from a import make_estimator\n',
      },
    ],
    [
      'a deleted name',
      {
        'train.py': 'from helpers import est\nest.fit()\n',
        'helpers.py': `${factory}\nest = make_estimator(1)\ndel est\n`,
      },
    ],
    [
      'text that only looks like an import',
      { 'train.py': '"""\nfrom helpers import make_estimator\n"""\nmake_estimator(1).fit()\n', 'helpers.py': factory },
    ],
  ])('%s', (_, files) => {
    expect(codes(files)).toEqual([]);
  });

  it('does not report what stands in the other file', () => {
    expect(codes({ 'train.py': 'import helpers\n', 'helpers.py': factory })).toEqual([]);
  });
});

describe('an open program', () => {
  const files = {
    'train.py': fitOf('from a import make_estimator'),
    'a.py': 'from helpers import make_estimator\n',
    'helpers.py': factory,
  };

  it('follows changes of what it imports, also at second hand', () => {
    const modules = new VirtualModules(files);
    const program = engine.open([{ id: 'train.py', text: files['train.py'] }], modules);
    const found = (): string[] => program.analyse().findings.map(({ code }) => code);
    expect(found()).toEqual(['SM204']);
    modules.set('helpers.py', 'def make_estimator(role):\n    return None\n');
    expect(found()).toEqual([]);
    modules.set('helpers.py', factory);
    expect(found()).toEqual(['SM204']);
    modules.set('a.py', undefined);
    expect(found()).toEqual([]);
    program.dispose();
  });

  it('evaluates a module once for many edits of its importer', () => {
    const modules = new VirtualModules(files);
    const program = engine.open([{ id: 'train.py', text: files['train.py'] }], modules);
    program.analyse();
    const before = modules.asked;
    program.analyse();
    expect(modules.asked).toBe(before);
    program.change('train.py', [{ start: 0, end: 0, text: '# more\n' }]);
    const [first] = program.analyse().findings;
    expect(first?.place.start).toBe(files['train.py'].indexOf('fit()') + 7);
    program.dispose();
  });
});

const withoutMarkers = (text = ''): string => text.replace(/^ *# TODO\(sagemaker-v3 [^\n]*\n/gm, '');

describe('contracts', () => {
  const train = fitOf('from helpers import make_estimator');
  const files = { 'train.py': train, 'helpers.py': factory };
  const importers = { 'helpers.py': [{ id: 'train.py', names: ['make_estimator'] }] };
  const one = (id: keyof typeof files, modules: VirtualModules) =>
    engine.migrate([{ id, text: files[id] }], {}, modules);

  it('leaves the user of an object of another file, and says which', () => {
    const { texts, rewritten, marked, found } = one('train.py', new VirtualModules(files));
    expect({ rewritten, marked, found }).toEqual({ rewritten: 0, marked: 1, found: 1 });
    expect(texts[0]).toMatch(/TODO\(sagemaker-v3 SM204\): The object comes from helpers\.py.*\nest\.fit\(\)/);
    const again = engine.migrate([{ id: 'train.py', text: texts[0] ?? '' }], {}, new VirtualModules(files));
    expect(again.texts).toEqual(texts);
  });

  it('leaves a factory that other files call', () => {
    const { texts, rewritten } = one('helpers.py', new VirtualModules(files, importers));
    expect(rewritten).toBe(0);
    expect(texts[0]).toContain('train.py imports make_estimator');
    expect(texts[0]).toContain('return Estimator(');
  });

  it('rewrites what the importer does not take', () => {
    const other = { 'helpers.py': [{ id: 'train.py', names: ['something_else'] }] };
    expect(one('helpers.py', new VirtualModules(files, other)).texts[0]).toContain('return ModelTrainer(');
    expect(one('helpers.py', new VirtualModules(files)).texts[0]).toContain('return ModelTrainer(');
  });

  it('leaves the request of a boto3 call that another file imports, alone and together', () => {
    const config = py`
      import boto3

      container = {"Image": "demo:1"}
      boto3.client("sagemaker").create_model(ModelName="m", PrimaryContainer=container)
    `;
    const user = py`
      import sagemaker
      from config import container

      print(container["Image"])
    `;
    const known = { 'config.py': [{ id: 'user.py', names: ['container'] }] };
    const modules = new VirtualModules({ 'config.py': config, 'user.py': user }, known);
    const alone = engine.migrate([{ id: 'config.py', text: config }], {}, modules);
    expect(alone).toMatchObject({ texts: [config], found: 1, left: 1 });
    const both = engine.migrateTogether(
      [[{ id: 'config.py', text: config }], [{ id: 'user.py', text: user }]],
      {},
      modules,
    );
    expect(both[0]).toMatchObject({ texts: [config], found: 1, left: 1 });
  });

  it('leaves an object that is handed to a function of another file', () => {
    const hands = py`
      from sagemaker.estimator import Estimator
      from runs import run

      run(Estimator(image_uri="img", role="r", instance_count=1, instance_type="ml.m5.xlarge"))
    `;
    const runs = 'import sagemaker\n\ndef run(est):\n    est.fit()\n';
    const modules = new VirtualModules({ 'train.py': hands, 'runs.py': runs });
    const { texts, rewritten } = engine.migrate([{ id: 'train.py', text: hands }], {}, modules);
    expect(rewritten).toBe(0);
    expect(texts[0]).toContain('It is handed to runs.py');
    const both = engine.migrateTogether(
      [[{ id: 'train.py', text: hands }], [{ id: 'runs.py', text: runs }]],
      {},
      modules,
    );
    expect(both[0]?.texts[0]).toContain('run(ModelTrainer(');
    expect(both[1]?.texts[0]).toContain('est.train()');
  });

  it('rewrites both sides together, in any order', () => {
    const modules = new VirtualModules(files, importers);
    const programs = [[{ id: 'train.py', text: train }], [{ id: 'helpers.py', text: factory }]];
    const [a, b] = engine.migrateTogether(programs, {}, modules);
    expect(withoutMarkers(a?.texts[0])).toBe(train.replace('est.fit()', 'est.train()'));
    expect(b?.texts[0]).toContain('return ModelTrainer(');
    expect(b?.texts[0]).toContain('from sagemaker.train import ModelTrainer');
    expect(a?.texts[0]).not.toContain('import ModelTrainer');
    for (const one of [a, b]) expect(one && one.rewritten + one.marked + one.suppressed + one.left).toBe(one?.found);
    const [b2, a2] = engine.migrateTogether([...programs].reverse(), {}, modules);
    expect([a2?.texts, b2?.texts]).toEqual([a?.texts, b?.texts]);
    expect(a2?.outcomes.every(({ finding }) => finding.place.text === 0 && finding.key.includes('@0:'))).toBe(true);
  });

  it('marks both sides where one cannot be rewritten', () => {
    const stuck = train.replace('est.fit()', 'est.fit()\nest.enable_network_isolation()\nest.fit(**options)');
    const modules = new VirtualModules({ ...files, 'train.py': stuck });
    const [a, b] = engine.migrateTogether(
      [[{ id: 'train.py', text: stuck }], [{ id: 'helpers.py', text: factory }]],
      {},
      modules,
    );
    const isV3 = [a?.texts[0]?.includes('est.train('), b?.texts[0]?.includes('ModelTrainer(')];
    expect(isV3[0]).toBe(isV3[1]);
    expect((a?.marked ?? 0) > 0).toBe(true);
  });

  it('gives each file its own imports, names and suppressions', () => {
    const quiet = `# sagemaker-v3: ignore-file\n${train}`;
    const b = `${factory}\nModelTrainer = 1\n`;
    const modules = new VirtualModules({ 'train.py': quiet, 'helpers.py': b });
    const other = py`
      from sagemaker.estimator import Estimator

      Estimator(image_uri="img", role="r", instance_count=1, instance_type="ml.m5.xlarge").fit()
    `;
    const [a, second, third] = engine.migrateTogether(
      [[{ id: 'train.py', text: quiet }], [{ id: 'helpers.py', text: b }], [{ id: 'other.py', text: other }]],
      {},
      modules,
    );
    expect(a?.texts[0]).toBe(quiet);
    expect(a?.suppressed).toBe(1);
    expect(second?.texts[0]).toContain('return Estimator(');
    expect(third?.texts[0]).toContain('import ModelTrainer\n');
    expect(third?.texts[0]).toContain('ModelTrainer(');
  });
});
