import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v2Program } from './support/programs';

const program = join(__dirname, '../../dist/cli.js');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sagemaker-v3-built-'));
  const cell = { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: v2Program };
  const notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 4 };
  writeFileSync(join(folder, 'note.ipynb'), JSON.stringify(notebook));
  writeFileSync(join(folder, 'requirements.txt'), 'sagemaker==2.200.0\n');
  for (let index = 0; index < 30; index += 1) writeFileSync(join(folder, `m${index}.py`), v2Program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (...args: string[]) =>
  spawnSync(process.execPath, [program, 'check', ...args, '.'], { cwd: folder, encoding: 'utf8' });

describe('the command line as it is built for users (npm run build)', () => {
  it('checks programs, notebooks and manifests, on one thread and on several', () => {
    const { status, stdout, stderr } = check('--jobs', '2');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    for (const name of ['m0.py:', 'm29.py:', 'note.ipynb:', 'requirements.txt:']) expect(stdout).toContain(name);
    expect(check('--jobs', '1').stdout).toBe(stdout);
  });
});
