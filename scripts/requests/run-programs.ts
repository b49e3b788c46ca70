import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recording } from './model';

const root = join(__dirname, '..', '..');
const driver = join(__dirname, 'python', 'run_program.py');

export type SdkVersion = 'v2' | 'v3';

/** What the forks share: importing it once for all programs is most of the time. */
const MODULES: Readonly<Record<SdkVersion, readonly string[]>> = {
  v2: ['sagemaker', 'sagemaker.estimator', 'sagemaker.pytorch', 'sagemaker.tuner', 'sagemaker.workflow.pipeline'],
  v3: ['sagemaker.train', 'sagemaker.train.tuner', 'sagemaker.serve.model_builder', 'sagemaker.core.resources'],
};

/** A program's text, and a folder whose content it finds beside itself. */
export interface Program {
  readonly text: string;
  readonly files: string;
}

/** A recording, or the end of the log of a program that left none. */
export type Run = Recording | { readonly log: string };

/** Runs programs under the real SDK, each in a process and a folder of its own, with AWS faked; answers in their order. */
export async function runPrograms(programs: readonly Program[], sdk: SdkVersion, jobs: number): Promise<Run[]> {
  const folder = await mkdtemp(join(tmpdir(), `requests-${sdk}-`));
  try {
    const places = programs.map((_, index) => ({
      folder: join(folder, String(index)),
      output: join(folder, `${index}.json`),
    }));
    for (const [index, { text, files }] of programs.entries()) {
      const place = places[index]!.folder;
      await mkdir(place);
      await cp(files, place, { recursive: true });
      await writeFile(join(place, 'program.py'), text);
    }
    const list = places.map((place) => `${join(place.folder, 'program.py')}\t${place.output}\n`).join('');
    const python = join(root, '.cache', `venv-${sdk}`, 'bin', 'python');
    const log = await execute(python, [driver, String(jobs), MODULES[sdk].join(',')], list);
    return await Promise.all(places.map(({ output }) => recordingOf(output, log)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function recordingOf(output: string, driverLog: string): Promise<Run> {
  const text = await readFile(output, 'utf8').catch(() => undefined);
  if (text !== undefined) return JSON.parse(text) as Recording;
  const log = await readFile(`${output}.log`, 'utf8').catch(() => driverLog);
  return { log: log.trim().slice(-1000) };
}

/** Answers the end of what the command printed; rejects when it cannot be started. */
function execute(command: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        log = (log + String(data)).slice(-20_000);
      });
    }
    child.on('error', (error) => {
      reject(new Error(`${command} cannot be started (${error.message}); scripts/sdk-venvs.sh installs both SDKs`));
    });
    child.on('close', () => resolve(log));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
