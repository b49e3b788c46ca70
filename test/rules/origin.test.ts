import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../rules/engine/api';
import { py } from '../support/check-harness';
import { testEngine } from '../support/engine';

/**
 * Where a value comes from decides, never a method's name. Each line ends with the V2 names that must be found on it
 * (`#: sagemaker.estimator.Estimator.fit`); lines without such a comment must have none. `E` stands for
 * `sagemaker.estimator.Estimator`, imports and annotations are left out of the comparison.
 */
const IMPORT_CODES = /^SM10[578]$/;

describe('values are followed from their origin', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });

  const check = (code: string): void => {
    const analysis = engine.analyse([{ id: 'case.py', text: code }]);
    expect(analysis.failures).toEqual([]);
    const lines = code.split('\n');
    const expected = lines.flatMap((line, index) =>
      (/#: (.*)$/.exec(line)?.[1] ?? '')
        .split(/,\s*/)
        .filter((name) => name !== '')
        .map((name) => `${index + 1} ${name.replace(/^E\b/, 'sagemaker.estimator.Estimator')}`),
    );
    const found = analysis.findings
      .filter((finding) => !IMPORT_CODES.test(finding.code) && !finding.isMarker)
      .map((finding) => `${code.slice(0, finding.place.start).split('\n').length} ${finding.v2}`);
    expect([...new Set(found)].sort()).toEqual(expected.sort());
  };

  it.each([
    ['made by a function that is read later', ['safe']],
    ['made elsewhere, too', ['review']],
  ])('a parameter that is %s', (which, expected) => {
    const more = which.endsWith('too') ? '\nlook(unknown)' : '';
    const code = py`
      from sagemaker.estimator import Estimator


      def look(estimator):
          print(estimator.model_data)


      def make():
          estimator = Estimator("image", "role", instance_count=1, instance_type="ml.m5.xlarge")
          estimator.fit("s3://bucket/train")
          return estimator


      made = [make() for _ in range(2)]
      for one in made:
          look(one)
    `;
    const { findings } = engine.analyse([{ id: 'case.py', text: code + more }]);
    const read = findings.filter(({ v2 }) => v2.endsWith('model_data'));
    expect(read.map(({ fix }) => fix.grade)).toEqual(expected);
  });

  const cases: readonly (readonly [string, string])[] = [
    [
      'import of the package',
      'import sagemaker\ne = sagemaker.estimator.Estimator(i)  #: E\ne.fit("s3://b")  #: E.fit\n',
    ],
    [
      'a part of a list',
      py`
        from sagemaker.estimator import Estimator
        made = []
        made.append(Estimator(i))  #: E
        for one in made[1:]:
            one.fit()  #: E.fit
        first, *rest = made
        rest[0].fit()  #: E.fit
        made[0:1].fit()
      `,
    ],
    [
      'containers of the standard library',
      py`
        from collections import OrderedDict, defaultdict, deque
        from sagemaker.estimator import Estimator
        by_name = defaultdict(list)
        by_name["a"].append(Estimator(i))  #: E
        by_name["a"][0].fit()  #: E.fit
        waiting = deque()
        waiting.append(Estimator(i))  #: E
        waiting[0].fit()  #: E.fit
        ordered = OrderedDict()
        ordered["a"] = Estimator(i)  #: E
        ordered["a"].fit()  #: E.fit
        groups = {}
        groups.setdefault("a", []).append(Estimator(i))  #: E
        groups["a"][0].fit()  #: E.fit
        groups.fit()
        counts = defaultdict(int)
        counts["a"].fit()
      `,
    ],
    [
      'fields that annotations promise',
      py`
        from dataclasses import dataclass
        from sagemaker.estimator import Estimator


        @dataclass
        class Job:
            estimator: Estimator
            other: object

            def run(self):
                self.estimator.fit()  #: E.fit
                self.other.fit()


        Job(None, None).estimator.fit()  #: E.fit


        def each(*given: Estimator, **named: Estimator):
            given[0].fit()  #: E.fit
            named["a"].fit()  #: E.fit
            given.fit()
            named.fit()
      `,
    ],
    [
      'what a generator yields',
      py`
        from contextlib import contextmanager
        from sagemaker.estimator import Estimator


        def each():
            for _ in range(2):
                yield Estimator(i)  #: E


        def all_of():
            yield from each()


        @contextmanager
        def training():
            yield Estimator(i)  #: E


        for one in all_of():
            one.fit()  #: E.fit
        with training() as estimator:
            estimator.fit()  #: E.fit
        all_of().fit()
      `,
    ],
    [
      'decorators of the program, of other packages and of the SDK',
      py`
        from functools import cached_property
        from tenacity import retry
        from sagemaker.estimator import Estimator
        from sagemaker.workflow.function_step import step  #: sagemaker.workflow.function_step.step


        def logged(function):
            def run(*args):
                return function(*args)

            return run


        @logged
        def first():
            return Estimator(i)  #: E


        @retry(stop=3)
        def second():
            return Estimator(i)  #: E


        class Jobs:
            @cached_property
            def third(self):
                return Estimator(i)  #: E


        @step  #: sagemaker.workflow.function_step.step
        def fourth():
            return Estimator(i)  #: E


        first().fit()  #: E.fit
        second().fit()  #: E.fit
        fourth().fit()
        Jobs().third.fit()  #: E.fit
        retry(second).fit()
      `,
    ],
    [
      'special methods and lambdas',
      py`
        from sagemaker.estimator import Estimator


        class Jobs:
            def __call__(self, name):
                return Estimator(name)  #: E

            def __getitem__(self, name):
                return self(name)


        jobs = Jobs()
        jobs("a").fit()  #: E.fit
        jobs["a"].fit()  #: E.fit
        jobs.fit()
        makers = {"a": lambda: Estimator(i)}  #: E
        makers["a"]().fit()  #: E.fit
        (lambda: 3)().fit()
      `,
    ],
    [
      'containers put together',
      py`
        import asyncio
        from sagemaker.estimator import Estimator
        made = dict(zip(["a"], [Estimator(i)]))  #: E
        made["a"].fit()  #: E.fit
        both = {"b": 1} | made
        both["a"].fit()  #: E.fit
        ([1] + [Estimator(i)])[1].fit()  #: E, E.fit


        async def make():
            return Estimator(i)  #: E


        async def run():
            for one in await asyncio.gather(make(), make()):
                one.fit()  #: E.fit
      `,
    ],
    ['import under another name', 'import sagemaker as sm\nsm.estimator.Estimator(i).fit()  #: E, E.fit\n'],
    ['import of a submodule', 'import sagemaker.estimator\nsagemaker.estimator.Estimator(i).fit()  #: E, E.fit\n'],
    ['submodule under another name', 'import sagemaker.estimator as est\nest.Estimator(i).fit()  #: E, E.fit\n'],
    ['from import under another name', 'from sagemaker.estimator import Estimator as X\nX(i).fit()  #: E, E.fit\n'],
    ['from import of a module', 'from sagemaker import estimator\nestimator.Estimator(i).fit()  #: E, E.fit\n'],
    ['star import', 'from sagemaker.estimator import *\nEstimator(i).fit()  #: E, E.fit\n'],
    [
      'import inside a function',
      py`
        def run():
            from sagemaker.estimator import Estimator
            Estimator(i).fit()  #: E, E.fit
        Estimator(i).fit()
      `,
    ],
    [
      'deliberate support of both versions is left alone',
      py`
        try:
            from sagemaker.train import ModelTrainer
        except ImportError:
            from sagemaker.estimator import Estimator
        Estimator(i).fit()
      `,
    ],
    [
      'an optional dependency is not support of both',
      py`
        try:
            from sagemaker.estimator import Estimator
        except ImportError:
            Estimator = None
        Estimator(i).fit()  #: E, E.fit
      `,
    ],
    [
      'the arms of a test for V3 are left alone',
      py`
        import sagemaker
        from sagemaker.estimator import Estimator
        if sagemaker.__version__.startswith("2"):  #: sagemaker.__version__
            e = Estimator(i)
      `,
    ],
    [
      'a test that tells V1 from V2 only is no support of V3',
      py`
        import sagemaker
        from sagemaker.estimator import Estimator
        if sagemaker.__version__ < "2":  #: sagemaker.__version__
            e = Estimator(i)  #: E
        else:
            e = Estimator(j)  #: E
        if int(sagemaker.__version__.split(".")[0]) > 2:  #: sagemaker.__version__
            pass
        else:
            Estimator(i)
        if "3" <= sagemaker.__version__:  #: sagemaker.__version__
            pass
        else:
            Estimator(i)
      `,
    ],
    [
      'the version of another package decides nothing',
      py`
        import torch
        from sagemaker.estimator import Estimator
        if torch.__version__ >= "2":
            e = Estimator(i)  #: E
      `,
    ],
    [
      'annotations only needed by the type checker',
      py`
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from sagemaker.estimator import Estimator
        def run(e: "Estimator", other):
            e.fit()  #: E.fit
            other.fit()
      `,
    ],
    [
      'optional and union annotations',
      py`
        from typing import Optional
        from sagemaker.estimator import Estimator
        def run(a: Optional[Estimator], b: Estimator | None, c: list[Estimator]):
            a.fit()  #: E.fit
            b.fit()  #: E.fit
            for one in c:
                one.fit()  #: E.fit
      `,
    ],
    [
      'a parameter that shadows',
      py`
        from sagemaker.estimator import Estimator
        e = Estimator(i)  #: E
        def run(e):
            e.fit()
        run(model)
      `,
    ],
    [
      'parameters typed by the calls in the file',
      py`
        from sagemaker.estimator import Estimator
        def run(e, data, *, wait=True):
            e.fit(data, wait=wait)  #: E.fit
        run(Estimator(i), "s3://b")  #: E
      `,
    ],
    [
      'return values',
      py`
        from sagemaker.estimator import Estimator
        def make(kind):
            if kind == "a":
                return Estimator(i)  #: E
            return None
        make("a").fit()  #: E.fit
      `,
    ],
    [
      'attributes of self',
      py`
        from sagemaker.estimator import Estimator
        class Trainer:
            def __init__(self):
                self.estimator = Estimator(i)  #: E
                self.model = keras_model()
            def run(self):
                self.estimator.fit()  #: E.fit
                self.model.fit()
        Trainer().estimator.fit()  #: E.fit
      `,
    ],
    [
      'class attributes and properties',
      py`
        from sagemaker.estimator import Estimator
        class Jobs:
            shared = Estimator(i)  #: E
            @property
            def fresh(self):
                return Estimator(i)  #: E
            @staticmethod
            def make():
                return Estimator(i)  #: E
        Jobs.shared.fit()  #: E.fit
        Jobs().fresh.fit()  #: E.fit
        Jobs.make().fit()  #: E.fit
      `,
    ],
    [
      'branches join',
      py`
        from sagemaker.estimator import Estimator
        if flag:
            e = Estimator(i)  #: E
        else:
            e = other()
        e.fit()  #: E.fit
        e = other()
        e.fit()
      `,
    ],
    [
      'rebinding and del',
      py`
        from sagemaker.estimator import Estimator
        e = Estimator(i)  #: E
        e = wrap(e)
        e.fit()
        f = Estimator(i)  #: E
        del f
        f.fit()
      `,
    ],
    [
      'loops over containers of one kind',
      py`
        from sagemaker.estimator import Estimator
        all_of_them = [Estimator(i), Estimator(j)]  #: E
        for one in all_of_them:
            one.fit()  #: E.fit
        by_name = {"a": Estimator(i)}  #: E
        by_name["a"].fit()  #: E.fit
        for name, one in by_name.items():
            one.fit()  #: E.fit
            name.fit()
        made = [Estimator(x) for x in images]  #: E
        made[0].fit()  #: E.fit
        later = []
        later.append(Estimator(i))  #: E
        later[-1].fit()  #: E.fit
      `,
    ],
    [
      'tuples, walrus, with and conditional expressions',
      py`
        from sagemaker.estimator import Estimator
        a, b = Estimator(i), other()  #: E
        a.fit()  #: E.fit
        b.fit()
        if (c := Estimator(i)):  #: E
            c.fit()  #: E.fit
        d = Estimator(i) if flag else None  #: E
        d.fit()  #: E.fit
        with Estimator(i) as g:  #: E
            g.fit()  #: E.fit
      `,
    ],
    [
      'global, nonlocal and closures',
      py`
        from sagemaker.estimator import Estimator
        e = None
        def make():
            global e
            e = Estimator(i)  #: E
        def use():
            e.fit()  #: E.fit
        def outer():
            f = None
            def inner():
                nonlocal f
                f = Estimator(i)  #: E
            inner()
            f.fit()  #: E.fit
      `,
    ],
    [
      'values from calls',
      py`
        from sagemaker.estimator import Estimator
        p = Estimator(i).deploy(1, "ml.m5.large")  #: E, E.deploy
        p.predict(b"x")  #: sagemaker.predictor.Predictor.predict
        q.predict(b"x")
      `,
    ],
    [
      'comprehension variables stay inside',
      py`
        from sagemaker.estimator import Estimator
        e = model
        [e.fit() for e in [Estimator(i)]]  #: E, E.fit
        e.fit()
      `,
    ],
    [
      'what built-in functions hand on',
      py`
        import copy
        import random
        from tqdm.auto import tqdm
        from sagemaker.estimator import Estimator
        ests = [Estimator(i), Estimator(j)]  #: E
        for index, one in enumerate(ests):
            one.fit()  #: E.fit
        for one, data in zip(ests, datasets):
            one.fit(data)  #: E.fit
        for one in tqdm(sorted(reversed(ests), key=lambda e: e.latest_training_job)):  #: E.latest_training_job
            one.fit()  #: E.fit
        for number, (name, one) in enumerate({"a": ests[0]}.items()):
            one.fit()  #: E.fit
        next(iter(filter(None, ests))).fit()  #: E.fit
        random.choice(list(ests)).fit()  #: E.fit
        copy.deepcopy(ests[0]).fit()  #: E.fit
        max(len(ests), 3).fit()
        [one.deploy() for one in zip(names, sizes)]
      `,
    ],
    [
      'functions that are handed on together with objects',
      py`
        import threading
        from concurrent.futures import ThreadPoolExecutor
        from sagemaker.estimator import Estimator
        ests = [Estimator(i)]  #: E

        def first(est):
            est.fit()  #: E.fit

        def second(name, est):
            name.fit()
            est.fit()  #: E.fit

        def never(est):
            est.fit()

        list(map(lambda one: one.fit(), ests))  #: E.fit
        with ThreadPoolExecutor() as pool:
            pool.map(first, ests)
            pool.submit(second, "a", ests[0])
            pool.submit(never, "a")
        threading.Thread(target=second, args=("a", ests[0])).start()
        names = list(map(lambda one: one.fit(), ["a"]))
      `,
    ],
    [
      'keras and scikit-learn',
      'import sagemaker\nimport keras\nm = keras.Model()\nm.fit(x)\nm.predict(y)\nm.deploy()\n',
    ],
    [
      'a local class of the same name',
      'import sagemaker\nclass Estimator:\n    def fit(self): ...\nEstimator().fit()\n',
    ],
    ['a module of the same name elsewhere', 'from mylib.sagemaker.estimator import Estimator\nEstimator(i).fit()\n'],
    ['relative imports', 'from .sagemaker import Estimator\nfrom . import sagemaker\nEstimator(i).fit()\n'],
    [
      'strings and comments',
      '"""sagemaker.estimator.Estimator().fit()"""\n# from sagemaker.estimator import Estimator\nx = "sagemaker.Session()"\n',
    ],
  ];
  it.each(cases)('%s', (_, code) => {
    check(code);
  });
});

describe('half-typed programs', () => {
  it.each([
    [
      'an open call',
      'from sagemaker.estimator import Estimator\ne = Estimator(i, r, 1, "t")\ne.fit("s3://b")\nx = foo(\n',
    ],
    [
      'an open string',
      'from sagemaker.estimator import Estimator\ne = Estimator(i, r, 1, "t")\ne.fit("s3://b")\nx = "abc\n',
    ],
    [
      'a lone keyword',
      'from sagemaker.estimator import Estimator\ne = Estimator(i, r, 1, "t")\ne.fit("s3://b")\ndef \nx = 1\n',
    ],
    [
      'an if without a body',
      'from sagemaker.estimator import Estimator\ne = Estimator(i, r, 1, "t")\ne.fit("s3://b")\nif x:\n',
    ],
    [
      'shell lines of a notebook',
      '!pip install sagemaker\n%matplotlib inline\nfrom sagemaker.estimator import Estimator\ne = Estimator(i, r, 1, "t")\ne.fit("s3://b")\n',
    ],
  ])('%s leaves the other lines alone', async (_, code) => {
    const engine = await testEngine();
    const found = engine.analyse([{ id: 'half.py', text: code }]).findings.map((finding) => finding.v2);
    expect(found).toContain('sagemaker.estimator.Estimator.fit');
  });
});
