import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderVerification } from '../../scripts/verify-types/report';
import { sitePackages } from '../../scripts/verify-types/site-packages';
import { type Verification, verify } from '../../scripts/verify-types/verify';
import { testEngine } from '../support/engine';
import { sdkVenv } from '../support/sdk-venv';

const root = resolve(__dirname, '..', '..');

describe('pyright with the real V3 packages, over fixtures and examples', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sagemaker-v3-types-')));
  let result: Verification;

  beforeAll(async () => {
    const site = await sitePackages(await sdkVenv('v3'));
    const paths = globSync(['test/fixtures/*.v2.py', 'examples/*.py'], { cwd: root, absolute: true }).sort();
    const programs = await Promise.all(
      paths.map(async (path) => ({
        path,
        name: basename(path).replace(/\.v2\.py$/, '_v2.py'),
        isNotebook: false,
        texts: [{ id: path, text: await readFile(path, 'utf8') }],
      })),
    );
    // One program that calls V3 wrongly: the way to see that an error after migration would be seen.
    const wrong = 'from sagemaker.core.resources import Endpoint\n\nEndpoint.get(endpoint_nam="a").invoke_it()\n';
    programs.push({ path: 'wrong.py', name: 'wrong.py', isNotebook: false, texts: [{ id: 'wrong.py', text: wrong }] });
    result = await verify(await testEngine(), programs, site, folder);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('every SageMaker error before is covered by a finding', () => {
    const before = result.before.filter(({ file }) => file !== 'wrong.py');
    expect(before.length).toBeGreaterThan(30);
    const open = before.filter(({ covered }) => !covered);
    expect(
      renderVerification(
        { programs: 0, before: open, after: [], leftOut: { before: 0, after: 0 }, saidUnderV2: 0 },
        20,
      ),
    ).toContain('covered 100.00 %');
  });

  it('none is left after migration outside markers', () => {
    const after = result.after.filter(({ covered, file }) => !covered && file !== 'wrong.py');
    expect(after.map(({ file, line, message }) => `${file}:${line + 1}: ${message}`)).toEqual([]);
  });

  it('a wrong call of V3 is seen', () => {
    const seen = result.after.filter(({ file }) => file === 'wrong.py').map(({ rule }) => rule);
    expect(seen).toContain('reportCallIssue');
  });
});
