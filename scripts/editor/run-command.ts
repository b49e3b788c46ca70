import { type SpawnOptions, spawn } from 'node:child_process';

/** Runs a command to its end with its output shown; rejects unless it exits with 0. */
export function runCommand(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    // Windows runs npm.cmd only through its shell.
    const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32', ...options });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? 'a signal'}`));
    });
  });
}
