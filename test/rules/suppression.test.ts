import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Migration } from '../../rules/engine/api';
import { py } from '../support/check-harness';
import { testEngine } from '../support/engine';

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
});

const texts = (...cells: string[]) => cells.map((text, index) => ({ id: String(index), text }));

function codes(...cells: string[]): string[] {
  return engine.analyse(texts(...cells)).findings.map(({ code, place }) => `${code}@${place.text}`);
}

/** Migrates, and expects that every finding is accounted for and that a second run changes nothing. */
function migrate(...cells: string[]): Migration {
  const result = engine.migrate(texts(...cells));
  expect(result.rewritten + result.marked + result.suppressed + result.left).toBe(result.found);
  expect(engine.migrate(texts(...result.texts)).texts).toEqual(result.texts);
  return result;
}

const moved = 'from sagemaker import get_execution_role';

describe('a suppression covers', () => {
  it.each([
    ['its line', `${moved}  # sagemaker-v3: ignore\n`],
    ['its line for a code', `${moved}  # sagemaker-v3: ignore[SM105]\n`],
    ['its line for the beginning of a code', `${moved}  # sagemaker-v3: ignore[SM1]\n`],
    ['the line below', `# sagemaker-v3: ignore\n${moved}\n`],
    ['its file', `x = 1\n# sagemaker-v3: ignore-file\n${moved}\n`],
    ['its file for a code', `# sagemaker-v3: ignore-file[SM1]\n${moved}\n`],
    ['a script without cells', `x = 1\n${moved}\n# sagemaker-v3: ignore-cell\n`],
  ])('%s', (_, text) => {
    expect(codes(text)).toEqual([]);
    expect(migrate(text)).toMatchObject({ texts: [text], found: 1, suppressed: 1 });
  });

  it('its cell of a notebook, and no other', () => {
    const [first, second] = [`# sagemaker-v3: ignore-cell\n${moved}\n`, 'from sagemaker import Session\n'];
    expect(codes(first, second)).toEqual(['SM105@1']);
    expect(migrate(first, second).texts[0]).toBe(first);
  });

  it('its cell of a script, and no other', () => {
    const cell = `# %%\n${moved}\n# sagemaker-v3: ignore-cell[SM105]\n`;
    const other = '# %% [markdown]\nfrom sagemaker import Session\n';
    expect(codes(cell + other)).toEqual(['SM105@0']);
    expect(migrate(cell + other).texts).toEqual([`${cell}# %% [markdown]\n`]);
  });

  it('all cells of a notebook', () => {
    const cells = [moved, 'from sagemaker import Session\n# sagemaker-v3: ignore-file\n'];
    expect(codes(...cells)).toEqual([]);
    expect(migrate(...cells).texts).toEqual(cells);
  });

  it('no other code, no other line, and nothing from within a string', () => {
    expect(codes(`${moved}  # sagemaker-v3: ignore[SM2]\n`)).toContain('SM105@0');
    expect(codes(`x = 1  # sagemaker-v3: ignore\n${moved}\n`)).toContain('SM105@0');
    expect(codes(`${moved}\nx = "# sagemaker-v3: ignore-file"\n`)).toEqual(['SM105@0']);
    expect(codes(`${moved}  # sagemaker-v3: ignored\n`)).toEqual(['SM105@0']);
  });

  it('an import that is still needed, whatever becomes of its uses', () => {
    const text = py`
      from sagemaker.estimator import Estimator  # sagemaker-v3: ignore

      estimator = Estimator(image_uri="i", role="r", instance_count=1, instance_type="ml.m5.large")
      estimator.fit()
    `;
    expect(migrate(text).texts[0]).toContain(text.split('\n')[0]);
  });
});

describe('a marker', () => {
  const marker = '# TODO(sagemaker-v3 SM201): Look at this.';

  it('is a finding until it is resolved', () => {
    expect(engine.analyse(texts(`${marker}\nx = 1\n`)).findings).toMatchObject([{ code: 'SM201', isMarker: true }]);
    expect(codes('x = 1\n')).toEqual([]);
  });

  it.each([
    ['on its line', `${marker}  # sagemaker-v3: ignore[SM201]\nx = 1\n`],
    ['by the beginning of its code', `${marker}  # sagemaker-v3: ignore[SM2]\nx = 1\n`],
    ['in its cell', `${marker}\nx = 1\n# sagemaker-v3: ignore-cell\n`],
    ['in its file', `# sagemaker-v3: ignore-file[SM201]\n${marker}\nx = 1\n`],
  ])('or suppressed %s', (_, text) => {
    expect(codes(text)).toEqual([]);
    expect(migrate(text).texts).toEqual([text]);
  });
});

describe('a suppression that silences nothing', () => {
  it.each([
    ['beside code', 'import sagemaker\nx = 1  # sagemaker-v3: ignore\n', 'import sagemaker\nx = 1\n'],
    ['on a line of its own', 'x = 1\n\n# sagemaker-v3: ignore[SM201]\ny = 2\n', 'x = 1\n\ny = 2\n'],
    ['for a cell', '# %%\n# sagemaker-v3: ignore-cell\nx = 1\n', '# %%\nx = 1\n'],
    ['for a file', '# sagemaker-v3: ignore-file\r\nx = 1\r\n', 'x = 1\r\n'],
    ['at the end of the text', 'x = 1\n# sagemaker-v3: ignore-file', 'x = 1\n'],
    ['between other comments', 'x = 1  # noqa  # sagemaker-v3: ignore  # 😀\n', 'x = 1  # noqa  # 😀\n'],
    ['with a reason, which stays', 'x = 1  # sagemaker-v3: ignore[SM2]: as agreed\n', 'x = 1  # as agreed\n'],
    [
      'with some of its codes',
      `${moved}  # sagemaker-v3: ignore[SM1, SM2]\n`,
      `${moved}  # sagemaker-v3: ignore[SM1]\n`,
    ],
  ])('goes: %s', (_, before, after) => {
    expect(codes(before)).toEqual(['SM090@0']);
    expect(migrate(before)).toMatchObject({ texts: [after], rewritten: 1 });
    const [{ key } = { key: '' }] = engine.analyse(texts(before)).findings;
    expect(engine.migrate(texts(before), { only: [key] }).texts).toEqual([after]);
  });

  it.each([
    ['it names a code that does not exist', 'x = 1  # sagemaker-v3: ignore[SM2O1]\n', ['SM091@0']],
    ['a syntax error may hide what it is for', 'x = = 1\ny = 2  # sagemaker-v3: ignore[SM201]\n', []],
    ['it stands in a string', 'x = "# sagemaker-v3: ignore"\n', []],
  ])('stays where %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
    expect(migrate(text).texts).toEqual([text]);
  });

  it('is not reported where its code is off', () => {
    const text = 'x = 1  # sagemaker-v3: ignore\n';
    const options = { severity: { SM090: 'off' } } as const;
    expect(engine.analyse(texts(text), options).findings).toEqual([]);
    expect(engine.migrate(texts(text), options).texts).toEqual([text]);
    expect(engine.analyse(texts(`${moved}  # sagemaker-v3: ignore\n`), { severity: { SM1: 'off' } }).findings).toEqual(
      [],
    );
  });
});
