import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** The virtual environment with the real V3 packages, made when it is not there (which needs a Python package index). */
export function venvV3(): string {
  const { status, stdout, stderr } = spawnSync('bash', [join(root, 'scripts', 'sdk-venvs.sh'), 'v3'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`scripts/sdk-venvs.sh v3 failed: ${stdout}${stderr}`);
  return join(root, '.cache', 'venv-v3');
}
