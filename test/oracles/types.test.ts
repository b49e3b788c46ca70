import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../rules/engine/api';
import { type CheckedProgram, type FindingStart, type Side, sideOf } from '../../scripts/verify-types/checked-program';
import { isOfMixed, isOneOfMixed, isUnpacked } from '../../scripts/verify-types/pyright';
import { isSaid, renderVerification } from '../../scripts/verify-types/report';
import { sitePackages } from '../../scripts/verify-types/site-packages';
import { type Verification, verify } from '../../scripts/verify-types/verify';
import { testEngine } from '../support/engine';
import { sdkVenv } from '../support/sdk-venv';

/** Programs that are wrong on purpose. */
const made = new Set(['wrong.py', 'unbound.py']);
const root = resolve(__dirname, '..', '..');

describe('pyright with the real V3 packages, over fixtures and examples', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sagemaker-v3-types-')));
  let result: Verification;

  beforeAll(async () => {
    const site = await sitePackages(await sdkVenv('v3'));
    const paths = globSync(['test/fixtures/*.v2.py', 'examples/*.py'], { cwd: root, absolute: true }).sort();
    const engine = await testEngine();
    const checked = (file: string, text: string): CheckedProgram => {
      const [after = ''] = engine.migrate([{ id: file, text }]).texts;
      const sides = [text, after].map((one) => sideOf([one], 'file', findingStarts(engine, one)));
      return { file, before: sides[0] as Side, after: sides[1] as Side };
    };
    const programs = await Promise.all(
      paths.map(async (path) => checked(basename(path).replace(/\.v2\.py$/, '_v2.py'), await readFile(path, 'utf8'))),
    );
    // One program that calls V3 wrongly: the way to see that an error after migration would be seen.
    const wrong = 'from sagemaker.core.resources import Endpoint\n\nEndpoint.get(endpoint_nam="a").invoke_it()\n';
    programs.push(checked('wrong.py', wrong));
    // One that a migration would have left without its import.
    const lost = 'print(Session(), never_bound)  # of sagemaker\n';
    const [before, after] = [`from sagemaker import Session\n${lost}`, lost].map((text) => sideOf([text], 'file', []));
    programs.push({ file: 'unbound.py', before: before as Side, after: after as Side });
    result = await verify(programs, site, folder);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('every SageMaker error before is covered by a finding', () => {
    const before = result.before.filter(({ file }) => !made.has(file));
    expect(before.length).toBeGreaterThan(30);
    const open = before.filter((error) => !isSaid(error));
    expect(
      renderVerification(
        {
          programs: 0,
          before: open,
          after: [],
          leftOut: { before: 0, after: 0 },
          saidUnderV2: { before: 0, after: 0 },
        },
        20,
      ),
    ).toContain('covered 100.00 %');
  });

  it('none is left after migration outside markers', () => {
    const after = result.after.filter(({ said, file }) => said !== 'marker' && !made.has(file));
    expect(after.map(({ file, line, message }) => `${file}:${line + 1}: ${message}`)).toEqual([]);
  });

  it('a wrong call of V3 is seen', () => {
    const seen = result.after.filter(({ file }) => file === 'wrong.py').map(({ rule }) => rule);
    expect(seen).toContain('reportCallIssue');
  });

  it('a name that a migration leaves unbound is seen, one that was never bound is not', () => {
    const seen = result.after.filter(({ file }) => file === 'unbound.py').map(({ message }) => message);
    expect(seen).toEqual(['"Session" is not defined']);
  });
});

describe('a value of a dict with values of several types', () => {
  const message =
    'Argument of type "str | int" cannot be assigned to parameter "role" of type "StrPipeVar | None" in function "__init__"';
  const error = { rule: 'reportArgumentType', message };

  it('counts as an annotation where one type fits', () => expect(isOneOfMixed(error, 'settings["role"],')).toBe(true));

  it.each([
    [
      'no type fits',
      'Argument of type "bytes | int" cannot be assigned to parameter "role" of type "str"',
      'settings["role"],',
    ],
    [
      'there is one type only',
      'Argument of type "int" cannot be assigned to parameter "role" of type "str"',
      'settings["role"],',
    ],
    ['it is no look-up', message, 'choose(settings),'],
    ['the key is not written', message, 'settings[key],'],
    ['something is made of it', message, 'settings["role"] + 1,'],
  ])('is an error where %s', (_, said, source) =>
    expect(isOneOfMixed({ ...error, message: said }, source)).toBe(false),
  );
});

describe('a member of one value of a mixed dict', () => {
  const attribute = {
    rule: 'reportAttributeAccessIssue',
    message: 'Cannot access attribute "training_image" for class "str"',
  };
  const item = { rule: 'reportIndexIssue', message: '"__setitem__" method not defined on type "str"' };

  it('counts as an annotation where a plain type lacks it', () => {
    expect(isOfMixed(attribute, 'x = est["algorithm_specification"].', 'training_image)')).toBe(true);
    expect(isOfMixed(item, '', 'est["hyper_parameters"]["a"] = 1')).toBe(true);
  });

  it.each([
    ['a class lacks it', { ...attribute, message: attribute.message.replace('str', 'ModelTrainer') }, 'est["a"].', 'x'],
    ['it is no look-up', attribute, 'x = est.', 'training_image'],
    ['it is a plain text', item, '', 'text["a"] = 1'],
  ])('is an error where %s', (_, error, before, source) => expect(isOfMixed(error, before, source)).toBe(false));
});

describe('a dict that is unpacked', () => {
  it('counts as an annotation', () => {
    expect(isUnpacked({ rule: 'reportArgumentType' }, 'x = create(**', 'endpoint_params)')).toBe(true);
    expect(isUnpacked({ rule: 'reportArgumentType' }, '    **', 'settings,')).toBe(true);
  });

  it.each([
    ['a display, whose keys are known', 'reportArgumentType', 'f(**', '{"role": 1})'],
    ['another error', 'reportCallIssue', 'f(**', 'settings)'],
    ['a value', 'reportArgumentType', 'f(', 'settings)'],
  ])('is an error for %s', (_, rule, before, source) => expect(isUnpacked({ rule }, before, source)).toBe(false));
});

function findingStarts(engine: Engine, text: string): FindingStart[] {
  const { findings } = engine.analyse([{ id: 'program', text }]);
  return findings.map(({ place }) => ({ text: 0, line: text.slice(0, place.start).split('\n').length - 1 }));
}
