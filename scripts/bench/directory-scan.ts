import { spawn } from 'node:child_process';

/** Runs a checker to its end with its output thrown away; findings (exit code 1) are what is expected. */
export function directoryScan(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0 || code === 1) resolve();
      else reject(new Error(`${command} ended with exit code ${code}`));
    });
  });
}
