import { ExitCode } from './exit-code';
import { lazyEngine } from './lazy-engine';
import { ignoreBrokenPipe, processTerminal } from './output/terminal';
import { runProgram } from './program';

// Where the system limits the size of files, a write that goes beyond is to fail like on a full disk, not to end the run.
if (process.platform !== 'win32') process.on('SIGXFSZ', () => undefined);

/** Runs the command line of this process; the exit code is set rather than forced, so that output can drain. */
async function main(): Promise<void> {
  ignoreBrokenPipe();
  const terminal = processTerminal();
  try {
    process.exitCode = await runProgram(process.argv.slice(2), terminal, lazyEngine());
  } catch (error) {
    terminal.tell(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = ExitCode.error;
  }
}

void main();
