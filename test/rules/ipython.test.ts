import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Migration } from '../../rules/engine/api';
import { decipher } from '../../rules/python/ipython';
import { loadEngine } from '../../server/src/load-engine';

describe('IPython syntax becomes Python of the same length', () => {
  it.each([
    ['!ls', '~0 '],
    ['!pip install a \\\n  b\nx = 1', '~0             \\\n   \nx = 1'],
    ['files = !aws s3 ls {a.b}/$c', 'files = ~0         +a.b  +c'],
    ['x = %time f(x)', 'x =       f(x)'],
    ['%time f(x)', '0;    f(x)'],
    ['%timeit -n 10 -r3 f(x)', '0;                f(x)'],
    ['if x:\n    !pip install y\nelse:\n    z', 'if x:\n    ~0            \nelse:\n    z'],
    ['a.fit?', 'a.fit '],
    ['??a', '~~a'],
    ['*.a?', '0   '],
    ['pip install -U sagemaker', '~0                      '],
    ['%%time\nx = 1', '#%time\nx = 1'],
    ['%%bash\nls\n  x=1', '#%bash\n#s\n  #=1'],
    ['%%bash -s {a.b}\nls', '~0        +a.b \n#s'],
    ['%%writefile a.py\nx = 1', '#%writefile a.py\n# = 1'],
    ['f(\n!ls', 'f(\n~0 '],
  ])('%j', (text, code) => {
    expect(decipher(text).code).toBe(code);
  });

  it.each([
    'x != 3',
    'a = (1\n % b)',
    '"""\n!ls\n%time\n%%bash\n"""',
    'x = 5 \\\n % 3',
    'f("a = %d" % x)',
    'x = [\n  a\n  %b\n]',
    "d = '''x?\n'''",
    '# what is this?\n# %time x',
    'x = "%s?"',
  ])('but Python stays as it is: %j', (text) => {
    expect(decipher(text)).toEqual({ code: text, lines: [] });
  });

  it('keeps length and line breaks whatever it reads', () => {
    const token = fc.constantFrom(
      '!',
      '%',
      '%%',
      '?',
      '{',
      '}',
      '$',
      'a',
      '.b',
      ' ',
      '\n',
      '\r\n',
      '\\\n',
      '(',
      '"""',
      "'",
      '=',
      'time',
      '#',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
        const text = tokens.join('');
        const { code } = decipher(text);
        expect(code.length).toBe(text.length);
        expect(code.replace(/[^\n]/g, '')).toBe(text.replace(/[^\n]/g, ''));
      }),
    );
  });
});

describe('the cells of a notebook', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadEngine();
  });

  const imports = 'from sagemaker.estimator import Estimator';
  const make = 'est = Estimator(image_uri="i", role="r", instance_count=1, instance_type="ml.m5.large")';

  function migrate(...cells: readonly string[]): Migration {
    const migration = engine.migrate(cells.map((text, index) => ({ id: `c${index}`, text })));
    const again = engine.migrate(migration.texts.map((text, index) => ({ id: `c${index}`, text })));
    expect(again.texts).toEqual(migration.texts);
    expect(migration.rewritten + migration.marked + migration.suppressed + migration.left).toBe(migration.found);
    return migration;
  }

  it('get their imports in the cell that has the imports', () => {
    const { texts } = migrate('# title', imports, make, '%%time\nest.fit("s3://b/t")');
    expect(texts[0]).toBe('# title');
    expect(texts[1]).toContain('import ModelTrainer');
    expect(texts[1]).toContain('InputData');
    expect(texts[2]).toMatch(/^est = ModelTrainer\(/);
    expect(texts[3]).toMatch(/^%%time\n(?:# TODO[^\n]+\n)?est\.train\(/);
  });

  it('are read also where a cell is used before the one that defines', () => {
    const { texts } = migrate(imports, 'est.fit("s3://b/t")', make);
    expect(texts[1]).toMatch(/^(?:# TODO[^\n]+\n)?est\.train\(/);
    expect(texts[2]).toMatch(/^est = ModelTrainer\(/);
  });

  it('are read in order where a later cell defines anew', () => {
    const { texts } = migrate(imports, make, 'est.fit("s3://b/t")', 'est = other()', 'est.fit("s3://b/t")');
    expect(texts[2]).toMatch(/^(?:# TODO[^\n]+\n)?est\.train\(/);
    expect(texts[4]).toBe('est.fit("s3://b/t")');
  });

  it('are rewritten on one line behind a line magic', () => {
    const { texts } = migrate(
      imports,
      make,
      '%time est.fit({"train": "s3://b/t", "validation": "s3://b/v", "test": "s3://b/x"})',
    );
    expect(texts[2]).toMatch(/^(?:# TODO[^\n]+\n)?%time est\.train\([^\n]*\)$/);
  });

  it('are rewritten inside the braces of a shell line', () => {
    const { texts } = migrate(imports, make, '!aws s3 cp {est.model_data} . \\\n  --quiet');
    expect(texts[2]).toBe('!aws s3 cp {est._latest_training_job.model_artifacts.s3_model_artifacts} . \\\n  --quiet');
  });

  it('carry a marker above a shell line that reads a variable by a dollar', () => {
    const { texts, marked } = migrate(imports, make, 'x = 1\n!echo $est.model_data');
    expect(texts[2]).toMatch(/^x = 1\n# TODO\(sagemaker-v3 SM206\): [^\n]+\n!echo \$est\.model_data$/);
    expect(marked).toBe(1);
  });

  it('do not silence one another', () => {
    const { texts } = migrate(imports, 'broken ( = ', '!x "', make, 'ls -la', 'est.fit("s3://b/t")');
    expect(texts[3]).toMatch(/^est = ModelTrainer\(/);
    expect(texts[5]).toMatch(/^(?:# TODO[^\n]+\n)?est\.train\(/);
  });

  it('await at module level', () => {
    const { texts } = migrate(imports, make, 'x = await go(est.model_data);');
    expect(texts[2]).toMatch(/^x = await go\(est\._latest_training_job\.[\w.]+\);$/);
  });

  it.each([
    { name: 'bash', cell: `%%bash\n${imports}\n${make}` },
    { name: 'HTML', cell: `%%html\n${imports}` },
    { name: 'a file of its own', cell: `%%writefile train.py\n${imports}\n${make}` },
    { name: 'an unknown magic', cell: `%%mystery\n${imports}\n${make}` },
  ])('are left alone when they are in another language: $name', ({ cell }) => {
    expect(migrate(cell)).toMatchObject({ found: 0, texts: [cell] });
  });

  it('see the same after each keystroke as after opening', () => {
    const text = `!pip install x \\\n -q\n%time a.fit(b)\n${imports}\n${make}\n`;
    const typed = engine.open([{ id: 'a', text: '' }]);
    for (let at = 0; at < text.length; at += 7) {
      typed.change('a', [{ start: at, end: at, text: text.slice(at, at + 7) }]);
      typed.analyse();
    }
    expect(typed.analyse()).toEqual(engine.analyse([{ id: 'a', text }]));
    typed.dispose();
  });
});
