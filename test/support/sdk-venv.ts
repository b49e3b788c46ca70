import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** The virtual environment with the real packages of one SDK, made when it is not there (which needs a Python package index). */
export function sdkVenv(sdk: 'v2' | 'v3'): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', [join(root, 'scripts', 'sdk-venvs.sh'), sdk], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        said += String(data);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(join(root, '.cache', `venv-${sdk}`));
      else reject(new Error(`scripts/sdk-venvs.sh ${sdk} failed: ${said.trim()}`));
    });
  });
}
