import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../.cache/venv-bench');

/** Path of ruff, the native peer, installing it from PyPI when needed; nothing when that fails. */
export function ruffPath(): string | undefined {
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const ruff = join(bin, process.platform === 'win32' ? 'ruff.exe' : 'ruff');
  if (existsSync(ruff)) return ruff;
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  const isInstalled = run('python3', '-m', 'venv', folder) && run(join(bin, 'pip'), 'install', '--quiet', 'ruff');
  return isInstalled && existsSync(ruff) ? ruff : undefined;
}
