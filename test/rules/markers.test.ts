import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../rules/engine/api';
import { py } from '../support/check-harness';
import { testEngine } from '../support/engine';

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
});

const texts = (...cells: string[]) => cells.map((text, index) => ({ id: String(index), text }));

/** Migrates, and expects that all is accounted for and that a second run changes nothing. */
function migrate(...cells: string[]): readonly string[] {
  const result = engine.migrate(texts(...cells));
  expect(result.rewritten + result.marked + result.suppressed + result.left).toBe(result.found);
  expect(engine.migrate(texts(...result.texts)).texts).toEqual(result.texts);
  return result.texts;
}

const todo = (code: string, note: string): string => `# TODO(sagemaker-v3 ${code}): ${note}`;
const removed = (name: string): string =>
  todo('SM701', `sagemaker.workflow.airflow.${name} is removed in V3: Airflow config helpers have no V3 counterpart.`);
const still = todo(
  'SM105',
  'This import fails under V3 and is still used below; remove it when the marked uses are gone.',
);
const above = todo('SM701', 'as above.');
const imported = py`
  ${still}
  import sagemaker.workflow.airflow as af
`;
const lines = (...parts: string[]): string => `${parts.map((part) => part.trimEnd()).join('\n')}\n`;

describe('a note that stands above already', () => {
  it('is referred to at each further use', () => {
    const [text] = migrate(
      py`
        import sagemaker.workflow.airflow as af
        first = af.training_config(x)
        if first:
            second = af.training_config(y)
      `,
    );
    expect(text).toEqual(
      lines(
        imported,
        removed('training_config'),
        'first = af.training_config(x)',
        'if first:',
        `    ${above}`,
        '    second = af.training_config(y)',
      ),
    );
  });

  it('is written out again behind another note of its code', () => {
    const [text] = migrate(
      py`
        import sagemaker.workflow.airflow as af
        first = af.training_config(x)
        second = af.model_config(y)
        third = af.training_config(z)
      `,
    );
    expect(text).toEqual(
      lines(
        imported,
        removed('training_config'),
        'first = af.training_config(x)',
        removed('model_config'),
        'second = af.model_config(y)',
        removed('training_config'),
        'third = af.training_config(z)',
      ),
    );
  });

  it('is said once at a statement', () => {
    const [text] = migrate(
      py`
        import sagemaker.workflow.airflow as af
        both = [af.training_config(x), af.training_config(y)]; other = af.training_config(z)
      `,
    );
    expect(text).toEqual(
      lines(
        imported,
        removed('training_config'),
        'both = [af.training_config(x), af.training_config(y)]; other = af.training_config(z)',
      ),
    );
  });

  it('is above also when the rules see the lower place first', () => {
    const [text = ''] = migrate(
      py`
        import sagemaker.workflow.airflow as af
        def later():
            return af.training_config(x)
        first = af.training_config(y)
      `,
    );
    expect(text.indexOf('is removed in V3')).toBeLessThan(text.indexOf('as above.'));
  });

  it('stands in the same cell of a notebook: cells are read, moved and copied one by one', () => {
    const cells = migrate(
      'import sagemaker.workflow.airflow as af\n',
      'first = af.training_config(x)\nsecond = af.training_config(y)\n',
      'third = af.training_config(z)',
    );
    expect(cells).toEqual([
      imported,
      lines(removed('training_config'), 'first = af.training_config(x)', above, 'second = af.training_config(y)'),
      lines(removed('training_config'), 'third = af.training_config(z)').trimEnd(),
    ]);
  });

  it('keeps the line ends of the file', () => {
    const [text] = migrate(
      'import sagemaker.workflow.airflow as af\r\nfirst = af.training_config(x)\r\nsecond = af.training_config(y)\r\n',
    );
    expect(text?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain(`${above}\r\nsecond`);
  });
});

describe('markers that are there already', () => {
  const marked = (...uses: string[]): string => lines(imported, ...uses);

  it.each([
    ['with a note of somebody', marked(todo('SM701', 'ask Anna'), 'first = af.training_config(x)')],
    ['beside the code', marked(`first = af.training_config(x)  ${todo('SM701', 'ask Anna')}`)],
    [
      'with a short one written by hand',
      marked(
        removed('training_config'),
        'a = af.training_config(x)',
        todo('SM701', 'As above'),
        'b = af.training_config(y)',
      ),
    ],
    [
      'with the full note at each use, as an earlier version wrote it',
      marked(
        removed('training_config'),
        'first = af.training_config(x)',
        removed('training_config'),
        'second = af.training_config(y)',
      ),
    ],
  ])('stay: %s', (_, text) => {
    expect(migrate(text)).toEqual([text]);
  });

  it('get company where an earlier version marked the first use alone', () => {
    const before = marked(removed('training_config'), 'a = af.training_config(x)', 'b = af.training_config(y)');
    expect(migrate(before)).toEqual([before.replace('b = ', `${above}\nb = `)]);
  });

  it('have the note again when the one that they refer to is gone', () => {
    const before = marked(above, 'second = af.training_config(y)', above, 'third = af.training_config(z)');
    expect(migrate(before)).toEqual([
      marked(removed('training_config'), 'second = af.training_config(y)', above, 'third = af.training_config(z)'),
    ]);
  });

  it('have the note again when another one has come between', () => {
    const before = marked(
      removed('training_config'),
      'a = af.training_config(x)',
      'b = af.model_config(y)',
      above,
      'c = af.training_config(z)',
    );
    expect(migrate(before)).toEqual([
      marked(
        removed('training_config'),
        'a = af.training_config(x)',
        removed('model_config'),
        'b = af.model_config(y)',
        removed('training_config'),
        'c = af.training_config(z)',
      ),
    ]);
  });

  it('keep the note that another finding of the statement needs', () => {
    const before = marked(
      removed('training_config'),
      'a = af.training_config(x)',
      above,
      removed('model_config'),
      'b = af.model_config(af.training_config(y))',
    );
    expect(migrate(before)).toEqual([before]);
  });

  it('keep a suppression that stands behind them, which is none of the note', () => {
    const before = marked(
      `${removed('training_config')}  # sagemaker-v3: ignore[SM701]`,
      'a = af.training_config(x)',
      above,
      'b = af.training_config(y)',
    );
    expect(migrate(before)).toEqual([before]);
  });

  it('say in full what they refer to, also when the code below is gone', () => {
    const messages = engine
      .analyse(texts(lines(todo('SM701', 'Look at this.'), 'a = 1', above, 'b = 2')))
      .findings.map(({ message }) => message);
    expect(messages).toEqual(['To do: Look at this.', 'To do: Look at this.']);
    expect(engine.analyse(texts(lines(above, 'b = 2'))).findings).toMatchObject([{ message: 'To do: as above.' }]);
  });
});
